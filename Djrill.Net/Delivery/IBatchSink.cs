namespace Djrill.Net.Delivery;

/// <summary>Accepts verified batches. <see cref="DirectDelivery"/> and the inbox implement this interface.</summary>
internal interface IBatchSink
{
    /// <summary>Accepts a batch.</summary>
    /// <returns>The outcome, which determines the HTTP response.</returns>
    public Task<BatchOutcome> DeliverAsync(ReceivedBatch batch);
}
