namespace Djrill.Net.Delivery;

/// <summary>
/// Stores the events of batches that were not answered with 200. On a resend, a recipient gets only the events that it has not handled.
/// Keeps events in memory for 24 hours: at least the last 100,000 events, and at most 200,000.
/// </summary>
internal sealed class FailedBatchStore(TimeProvider time, int generationSize = 100_000)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();

    // When the younger half is full, the store drops the older half. A search for the oldest event would be slower.
    private Dictionary<string, Entry> _younger = new(StringComparer.Ordinal);
    private Dictionary<string, Entry> _older = new(StringComparer.Ordinal);
    private DateTimeOffset _expires;

    /// <summary>Gets the empty record of an event that no recipient has received. All new events share this record.</summary>
    public DeliveryRecord NewRecord { get; } = new();

    /// <summary>Gets whether the store is empty. If so, callers need no event keys.</summary>
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

    /// <summary>Saves the record of an event.</summary>
    /// <returns>The number of events that were dropped before their lifetime ended.</returns>
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
            _younger[key] = new(batch, record.WithHandledFrom(handledBefore), _expires);
            return evicted;
        }
    }

    private readonly record struct Entry(FailedBatch Batch, DeliveryRecord Record, DateTimeOffset Expires);
}
