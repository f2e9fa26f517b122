namespace Djrill.Net.Delivery;

/// <summary>
/// Remembers the events of the batches that were not answered 200, so that a resend reaches only those who failed: in this
/// process, for 24 hours, at least the last 100,000 events and at most twice as many.
/// </summary>
internal sealed class FailedBatchMemory(TimeProvider time, int generationSize = 100_000)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();

    // The older half is dropped as a whole when the younger is full: cheaper than a search for the oldest with each event.
    private Dictionary<string, Entry> _younger = new(StringComparer.Ordinal);
    private Dictionary<string, Entry> _older = new(StringComparer.Ordinal);
    private DateTimeOffset _expires = DateTimeOffset.MinValue;

    /// <summary>Gets whether nothing is remembered, so that no event needs its key.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                ClearExpired();
                return _younger.Count + _older.Count == 0;
            }
        }
    }

    public FailedEvent? Find(string key)
    {
        lock (_lock)
        {
            return (_younger.TryGetValue(key, out var found) || _older.TryGetValue(key, out found)) && found.Expires > time.GetUtcNow() ? found.Event : null;
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
    /// <returns>How many events had to be forgotten before their time.</returns>
    public int Save(string key, FailedEvent failed)
    {
        lock (_lock)
        {
            var evicted = _younger.Count >= generationSize && !_younger.ContainsKey(key) ? DropOlder() : 0;
            _expires = time.GetUtcNow() + Lifetime;
            _younger[key] = new(failed, _expires);
            _older.Remove(key);
            return evicted;
        }
    }

    private int DropOlder()
    {
        var now = time.GetUtcNow();
        var evicted = _older.Values.Count(entry => entry.Expires > now);
        (_younger, _older) = (_older, _younger);
        _younger.Clear();
        return evicted;
    }

    /// <summary>Drops everything once the youngest entry has expired.</summary>
    private void ClearExpired()
    {
        if (_expires <= time.GetUtcNow())
        {
            _younger.Clear();
            _older.Clear();
        }
    }

    private readonly record struct Entry(FailedEvent Event, DateTimeOffset Expires);
}
