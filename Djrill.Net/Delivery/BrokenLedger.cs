namespace Djrill.Net.Delivery;

/// <summary>Stands for a cache that could not even be made, and fails as one does that is down.</summary>
internal sealed class BrokenLedger(Exception exception) : IDeliveryLedger
{
    public ValueTask<bool> HasRecordsAsync() => ValueTask.FromException<bool>(exception);

    public ValueTask<DeliveryRecord> FindAsync(string key) => ValueTask.FromException<DeliveryRecord>(exception);

    public ValueTask SaveAsync(string key, DeliveryRecord record, TimeSpan window) => ValueTask.FromException(exception);
}
