namespace Djrill.Net.Inbox;

/// <summary>The events that were loaded, from the note that they begin until the end of their call. Thread-safe.</summary>
internal sealed class Workload
{
    private readonly Lock _lock = new();
    private readonly HashSet<QueuedEvent> _loaded = new(ReferenceEqualityComparer.Instance);
    private long _bytes;
    private long _ended;
    private int _unsettled;
    private int _works;

    /// <summary>Gets or sets the number of events to hold loaded: enough for the calls of the next moments.</summary>
    public int Window { get; set; } = 1;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _loaded.Count;
            }
        }
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Gets the number of calls that have ended.</summary>
    public long Ended => Interlocked.Read(ref _ended);

    /// <summary>Gets the number of events whose outcome is not yet written.</summary>
    public int Unsettled => Volatile.Read(ref _unsettled);

    public void Add(IEnumerable<QueuedEvent> items)
    {
        lock (_lock)
        {
            foreach (var item in items)
            {
                _loaded.Add(item);
                _bytes += item.Size;
                _unsettled++;
            }
        }
    }

    /// <summary>Lists what may have begun, for the worker's row.</summary>
    public IReadOnlyCollection<BegunCall> GetBegun()
    {
        lock (_lock)
        {
            return [.. _loaded.Select(static item => item.Begun)];
        }
    }

    /// <summary>Gets the number of works of slots that have not ended.</summary>
    public int Works => Volatile.Read(ref _works);

    public void AddWorks(int count) => Interlocked.Add(ref _works, count);

    public void EndWork() => Interlocked.Decrement(ref _works);

    public bool Contains(long id)
    {
        lock (_lock)
        {
            return _loaded.Any(item => item.Id == id);
        }
    }

    /// <summary>Records that a call has ended.</summary>
    /// <returns>Whether so few events are left that further ones should be loaded.</returns>
    public bool EndCall(QueuedEvent item)
    {
        lock (_lock)
        {
            _loaded.Remove(item);
            _bytes -= item.Size;
            _ended++;
            return _loaded.Count <= Window / 2;
        }
    }

    public void Settle()
    {
        lock (_lock)
        {
            _unsettled--;
        }
    }
}
