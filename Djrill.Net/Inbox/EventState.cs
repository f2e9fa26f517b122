namespace Djrill.Net.Inbox;

/// <summary>Specifies the column <c>state</c> of the table <c>events</c>. The values are part of the contract.</summary>
internal enum EventState
{
    Pending = 0,
    Retrying = 1,
    Handled = 2,
    Ignored = 3,
    Dead = 4,
    Deleted = 5,
}
