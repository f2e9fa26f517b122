namespace Djrill.Net.Inbox;

/// <summary>Specifies the column <c>state</c> of the table <c>deliveries</c>. The values are part of the contract.</summary>
internal enum DeliveryState
{
    Open = 0,
    Handled = 1,
    Dead = 2,
    Removed = 3, // The recipient no longer exists.
}
