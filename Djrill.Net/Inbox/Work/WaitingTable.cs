namespace Djrill.Net.Inbox;

/// <summary>The known postponed deliveries of resumed handlers. Those of one handler and message begin one after another.</summary>
internal sealed class WaitingTable
{
    private readonly Lock _lock = new();
    private readonly HashSet<(long Id, string Recipient)> _known = [];
    private readonly ClaimMemory _memory = new();
    private readonly Dictionary<(string Recipient, long Message), Queue<QueuedEvent>> _behind = []; // An entry for each that has begun.
    private readonly Dictionary<int, int> _active = [];
    private bool _isAsked;
    private Queue<QueuedEvent> _ready = [];

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

    /// <summary>Asks for a read once the known deliveries are done: there may be further ones, or none at all.</summary>
    public void Ask() => Interlocked.Exchange(ref _isAsked, true);

    /// <summary>Gets and clears whether a read was asked for.</summary>
    public bool TakeAsked() => Interlocked.Exchange(ref _isAsked, false);

    /// <summary>Forgets what was settled before the read that begins now.</summary>
    public void BeginClaim()
    {
        lock (_lock)
        {
            _memory.BeginClaim();
        }
    }

    /// <summary>Adds what was read, in the order of events.</summary>
    /// <returns>The number of deliveries that were not known.</returns>
    public int EndClaim(IReadOnlyList<DueDelivery> deliveries)
    {
        lock (_lock)
        {
            return deliveries.Count(TryAdd);
        }
    }

    /// <summary>Forgets the deliveries of lanes that have not begun.</summary>
    public void Drop(Predicate<int> isDropped)
    {
        lock (_lock)
        {
            foreach (var (key, queue) in _behind.Where(queue => isDropped(InboxRow.LaneOf(queue.Key.Message))).ToList())
            {
                queue.ToList().ForEach(Forget);
                queue.Clear();
                foreach (var ready in _ready.Where(item => ClaimMemory.MessageOf(item) == key).ToList())
                {
                    Forget(ready);
                    _behind.Remove(key);
                }
            }

            _ready = new(_ready.Where(item => !isDropped(item.Lane)));
        }
    }

    public QueuedEvent? TryTake()
    {
        lock (_lock)
        {
            return _ready.TryDequeue(out var item) ? item : null;
        }
    }

    /// <summary>Records that the delivery is postponed again. The later ones of its message are read again, behind it.</summary>
    public void Postpone(QueuedEvent item)
    {
        lock (_lock)
        {
            _memory.Postpone(item);
            if (_behind.TryGetValue(ClaimMemory.MessageOf(item), out var queue))
            {
                queue.ToList().ForEach(Forget);
                queue.Clear();
            }
        }
    }

    /// <summary>Records that the delivery's outcome is written. The next one of its message may begin.</summary>
    public void Settle(QueuedEvent settled)
    {
        lock (_lock)
        {
            Forget(settled);
            Ask();
            _memory.Settle(settled);
            if (_behind.TryGetValue(ClaimMemory.MessageOf(settled), out var queue) && queue.TryDequeue(out var next))
            {
                _ready.Enqueue(next);
            }
            else
            {
                _behind.Remove(ClaimMemory.MessageOf(settled));
            }
        }
    }

    public bool IsActive(int lane)
    {
        lock (_lock)
        {
            return _active.GetValueOrDefault(lane) > 0;
        }
    }

    private bool TryAdd(DueDelivery due)
    {
        var item = new QueuedEvent(due.EventId, due.MessageHash, due.Size, 0, due);
        if (_memory.IsOutdated(item) || !_known.Add((due.EventId, due.Recipient)))
        {
            return false;
        }

        _active[item.Lane] = _active.GetValueOrDefault(item.Lane) + 1;
        if (_behind.TryGetValue(ClaimMemory.MessageOf(item), out var queue))
        {
            queue.Enqueue(item);
        }
        else
        {
            _behind[ClaimMemory.MessageOf(item)] = [];
            _ready.Enqueue(item);
        }

        return true;
    }

    private void Forget(QueuedEvent item)
    {
        _known.Remove((item.Id, item.Due!.Recipient)); // Not null: as above.
        _active[item.Lane]--;
    }
}
