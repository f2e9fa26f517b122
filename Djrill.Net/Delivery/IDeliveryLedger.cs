namespace Djrill.Net.Delivery;

/// <summary>Remembers what became of events, beyond the request that brought them.</summary>
internal interface IDeliveryLedger
{
    /// <summary>Tells whether anything may be remembered. Where nothing is, no event needs its key.</summary>
    public ValueTask<bool> HasRecordsAsync();

    /// <summary>Finds what is remembered of an event; an empty record where nothing is.</summary>
    public ValueTask<DeliveryRecord> FindAsync(string key);

    /// <summary>Remembers an event for a time.</summary>
    public ValueTask SaveAsync(string key, DeliveryRecord record, TimeSpan window);
}
