namespace Djrill.Net.Delivery;

/// <summary>The outcome of a batch.</summary>
internal enum BatchOutcome
{
    Delivered, // Every recipient handled every event, or every dead-letter recipient accepted it.
    Failed,
    Unfinished, // No delivery failed, but some were left over when the time ended.
    NoRecipient,
    Stopping,
}
