namespace Djrill.Net.Delivery;

/// <summary>The outcome of a batch.</summary>
internal enum DeliveryOutcome
{
    Delivered, // Every recipient handled every event, or every taker took the dead letter.
    Failed,
    Unfinished, // Nobody failed, but deliveries were left over when the time ended.
    NoRecipient,
    Stopping,
}
