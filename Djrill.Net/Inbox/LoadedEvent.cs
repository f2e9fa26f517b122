namespace Djrill.Net.Inbox;

/// <summary>Contains an event that was read to be delivered.</summary>
/// <param name="ReceivedAt">The time of receipt in milliseconds since 1970.</param>
/// <param name="BatchSize">The number of elements of the batch.</param>
/// <param name="TraceParent">The <c>traceparent</c> of the request's span, or null.</param>
/// <param name="Deliveries">The rows of the event's deliveries, in any state.</param>
internal sealed record LoadedEvent(
    long Id,
    EventState State,
    string Webhook,
    string? EventType,
    long ReceivedAt,
    string? SignatureName,
    int BatchSize,
    string? TraceParent,
    ReadOnlyMemory<byte> Json,
    IReadOnlyList<StoredDelivery> Deliveries);

/// <summary>The row of a delivery.</summary>
/// <param name="Round">0 for the first delivery of the event, then the number of the replay.</param>
internal sealed record StoredDelivery(string Recipient, DeliveryState State, int Version, int Attempts, int Crashes, int Round);
