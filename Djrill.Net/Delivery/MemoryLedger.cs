using System.Runtime.CompilerServices;

namespace Djrill.Net.Delivery;

/// <summary>
/// Remembers in the memory of this process, for as long as it lives: at least the last 100,000 events, at most twice as
/// many, which take some 50 MB.
/// </summary>
internal sealed class MemoryLedger(TimeProvider time) : IDeliveryLedger
{
    private const int GenerationSize = 100_000;

    private static readonly ConditionalWeakTable<object, MemoryLedger> Ledgers = [];

    private readonly Lock _lock = new();

    // The whole of the older is dropped when the younger is full: cheaper than to look for the oldest with each event.
    private Dictionary<string, (DeliveryRecord Record, DateTimeOffset Expires)> _younger = new(StringComparer.Ordinal);
    private Dictionary<string, (DeliveryRecord Record, DateTimeOffset Expires)> _older = new(StringComparer.Ordinal);

    /// <summary>Finds the ledger that belongs to one host, of which something is given that it has one of.</summary>
    public static MemoryLedger Of(object host, TimeProvider time) => Ledgers.GetValue(host, _ => new(time));

    public ValueTask<bool> HasRecordsAsync()
    {
        lock (_lock)
        {
            return new(_younger.Count + _older.Count > 0);
        }
    }

    public ValueTask<DeliveryRecord> FindAsync(string key)
    {
        lock (_lock)
        {
            return new((_younger.TryGetValue(key, out var found) || _older.TryGetValue(key, out found)) && found.Expires > time.GetUtcNow()
                ? found.Record
                : DeliveryRecord.Empty);
        }
    }

    public ValueTask SaveAsync(string key, DeliveryRecord record, TimeSpan window)
    {
        lock (_lock)
        {
            if (_younger.Count >= GenerationSize && !_younger.ContainsKey(key))
            {
                (_younger, _older) = (_older, _younger);
                _younger.Clear();
            }

            _younger[key] = (record, time.GetUtcNow() + window);
        }

        return ValueTask.CompletedTask;
    }
}
