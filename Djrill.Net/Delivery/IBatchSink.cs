namespace Djrill.Net.Delivery;

/// <summary>Accepts verified batches. Direct delivery and the inbox implement it.</summary>
internal interface IBatchSink
{
    /// <summary>Accepts a batch.</summary>
    /// <returns>The outcome that decides the answer to the request.</returns>
    public Task<BatchOutcome> DeliverAsync(ReceivedBatch batch);
}
