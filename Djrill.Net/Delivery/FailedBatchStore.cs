namespace Djrill.Net.Delivery;

/// <summary>
/// Remembers the events of batches that were not answered with 200, so that a resend reaches only the recipients that failed.
/// Keeps them in this process for 24 hours: at least the last 100,000 events, and at most twice as many.
/// </summary>
internal sealed class FailedBatchStore(TimeProvider time, int generationSize = 100_000)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();

    // When the younger half is full, the older half is dropped. That is cheaper than a search for the oldest event.
    private Dictionary<string, Entry> _younger = new(StringComparer.Ordinal);
    private Dictionary<string, Entry> _older = new(StringComparer.Ordinal);
    private DateTimeOffset _expires;

    /// <summary>Gets the record of an event that was not delivered yet. Events share it and the records that follow from it.</summary>
    public DeliveryRecord NewRecord { get; } = new();

    /// <summary>Gets whether the store is empty. No event needs its key then.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                if (_expires <= time.GetUtcNow())
                {
                    _younger.Clear();
                    _older.Clear();
                }

                return _younger.Count + _older.Count == 0;
            }
        }
    }

    public (FailedBatch Batch, DeliveryRecord Record)? Find(string key)
    {
        lock (_lock)
        {
            return (_younger.TryGetValue(key, out var found) || _older.TryGetValue(key, out found)) && found.Expires > time.GetUtcNow()
                ? (found.Batch, found.Record)
                : null;
        }
    }

    public void Forget(string key)
    {
        lock (_lock)
        {
            _younger.Remove(key);
            _older.Remove(key);
        }
    }

    /// <summary>Remembers an event.</summary>
    /// <returns>The number of events that were forgotten early to make room.</returns>
    public int Save(string key, FailedBatch batch, DeliveryRecord record)
    {
        lock (_lock)
        {
            var evicted = 0;
            var handledBefore = _younger.TryGetValue(key, out var known) || _older.TryGetValue(key, out known) ? known.Record : NewRecord;
            _older.Remove(key);
            if (_younger.Count >= generationSize && !_younger.ContainsKey(key))
            {
                evicted = _older.Values.Count(entry => entry.Expires > time.GetUtcNow());
                (_younger, _older) = (_older, _younger);
                _younger.Clear();
            }

            _expires = time.GetUtcNow() + Lifetime;
            _younger[key] = new(batch, record.WithHandledOf(handledBefore), _expires);
            return evicted;
        }
    }

    private readonly record struct Entry(FailedBatch Batch, DeliveryRecord Record, DateTimeOffset Expires);
}
