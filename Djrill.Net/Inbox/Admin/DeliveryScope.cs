namespace Djrill.Net.Inbox;

/// <summary>Specifies the deliveries that a query's handler, error type and failure group are compared with.</summary>
internal enum DeliveryScope
{
    None, // The query selects events only.
    Any,
    Failed, // Open and dead deliveries.
    Open,
    Dead,
}
