namespace Djrill.Net.Inbox;

/// <summary>The open deliveries that this worker knows: retries, replays, and what an ended worker had begun. Thread-safe.</summary>
internal sealed class DueTable
{
    private readonly Lock _lock = new();
    private readonly HashSet<(long Id, string Recipient)> _known = [];
    private readonly HashSet<(long Id, string Recipient)> _settledDuringClaim = [];
    private readonly Dictionary<int, int> _active = [];
    private Queue<QueuedEvent> _waiting = [];
    private Queue<QueuedEvent> _alone = []; // Events during whose calls a worker has ended twice or more.
    private int _suspects; // Known deliveries with a crash.

    /// <summary>Gets the number of known deliveries.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _known.Count;
            }
        }
    }

    /// <summary>Gets the number of deliveries that wait to begin.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count + _alone.Count;
            }
        }
    }

    /// <summary>Gets whether an event waits that may only be called while nothing else is.</summary>
    public bool HasAlone
    {
        get
        {
            lock (_lock)
            {
                return _alone.Count > 0;
            }
        }
    }

    /// <summary>Gets whether a worker has ended during a call for a known event, so that few calls may begin together.</summary>
    public bool HasSuspects
    {
        get
        {
            lock (_lock)
            {
                return _suspects > 0;
            }
        }
    }

    /// <summary>Forgets what was settled before the read that begins now.</summary>
    public void BeginClaim()
    {
        lock (_lock)
        {
            _settledDuringClaim.Clear();
        }
    }

    /// <summary>Adds what was read.</summary>
    /// <returns>The number of deliveries that were not known.</returns>
    public int EndClaim(IReadOnlyList<DueDelivery> deliveries)
    {
        lock (_lock)
        {
            var added = 0;
            foreach (var due in deliveries)
            {
                if (!_settledDuringClaim.Contains((due.EventId, due.Recipient)) && _known.Add((due.EventId, due.Recipient)))
                {
                    var item = new QueuedEvent(due.EventId, due.MessageHash, due.Size, 0, due);
                    (item.Crashes >= 2 ? _alone : _waiting).Enqueue(item);
                    _active[item.Lane] = _active.GetValueOrDefault(item.Lane) + 1;
                    _suspects += item.Crashes > 0 ? 1 : 0;
                    added++;
                }
            }

            return added;
        }
    }

    /// <summary>Forgets the deliveries of lanes that have not begun.</summary>
    public void Drop(Predicate<int> isDropped)
    {
        lock (_lock)
        {
            foreach (var item in _waiting.Concat(_alone).Where(item => isDropped(item.Lane)))
            {
                Remove(item);
            }

            _waiting = new(_waiting.Where(item => !isDropped(item.Lane)));
            _alone = new(_alone.Where(item => !isDropped(item.Lane)));
        }
    }

    public QueuedEvent? TryTake()
    {
        lock (_lock)
        {
            return _waiting.TryDequeue(out var item) ? item : null;
        }
    }

    public QueuedEvent? TryTakeAlone()
    {
        lock (_lock)
        {
            return _alone.TryDequeue(out var item) ? item : null;
        }
    }

    /// <summary>Records that the delivery's outcome is written.</summary>
    public void Settle(QueuedEvent settled)
    {
        lock (_lock)
        {
            Remove(settled);
            _settledDuringClaim.Add((settled.Id, settled.Due!.Recipient)); // Not null: the table holds deliveries.
        }
    }

    public bool IsActive(int lane)
    {
        lock (_lock)
        {
            return _active.GetValueOrDefault(lane) > 0;
        }
    }

    private void Remove(QueuedEvent item)
    {
        _known.Remove((item.Id, item.Due!.Recipient)); // Not null: the table holds deliveries.
        _active[item.Lane]--;
        _suspects -= item.Crashes > 0 ? 1 : 0;
    }
}
