namespace Djrill.Net.Delivery;

/// <summary>Takes verified batches: direct delivery, or the inbox.</summary>
internal interface IBatchSink
{
    /// <summary>Takes a batch.</summary>
    /// <returns>What the answer to the request follows from.</returns>
    public Task<DeliveryOutcome> DeliverAsync(ReceivedBatch batch);
}
