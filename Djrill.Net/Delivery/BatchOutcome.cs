namespace Djrill.Net.Delivery;

/// <summary>Specifies the outcome of a post of a batch.</summary>
internal enum BatchOutcome
{
    Delivered, // Each recipient handled each event, or the event became a dead letter.
    Failed,
    Unfinished, // No delivery failed, but some deliveries were not made.
    NoRecipient,
    Stopping,
    NotStored, // The inbox could not store the batch.
}
