namespace Djrill.Net.Inbox;

/// <summary>The state of one lane in the worker that holds it: what was read, what is waiting, and what is not yet settled.</summary>
internal sealed class Lane(HeldLane held)
{
    private readonly Dictionary<long, MessageQueue> _messages = [];
    private readonly Queue<long> _ready = []; // The messages that have a waiting event and no running one.
    private readonly SortedSet<long> _unsettled = [];
    private readonly HashSet<long> _settledDuringClaim = [];
    private long _readUpTo = held.Position;
    private long? _overflow; // The lowest id that was read, but not kept.
    private bool _isRewound; // Since the last claim began.

    public long Fence => held.Fence;

    /// <summary>Gets or sets whether the worker is giving the lane up. Nothing of it begins.</summary>
    public bool IsLeaving { get; set; }

    public bool HasReady => _ready.Count > 0 && !IsLeaving;

    /// <summary>Gets the number of messages whose next event may begin.</summary>
    public int Ready => _ready.Count;

    /// <summary>Gets or sets whether the lane waits for its turn.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Gets the number of events that wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>Gets the number of events that are being delivered or whose outcome is being written.</summary>
    public int Active { get; private set; }

    /// <summary>Gets the id above which to read. Forgets what was settled before this read.</summary>
    public long BeginClaim()
    {
        _settledDuringClaim.Clear();
        _isRewound = false;
        return _readUpTo;
    }

    /// <summary>Adds the events that were read.</summary>
    /// <param name="events">Pending events in the order of ids.</param>
    /// <param name="isComplete">Whether there were no further ones.</param>
    /// <param name="decided">The id up to which no event can appear any more.</param>
    public void EndClaim(IReadOnlyList<ClaimedEvent> events, bool isComplete, long decided)
    {
        if (_isRewound)
        {
            return; // These events would come before earlier ones of their messages.
        }

        // Events above the decided id are read again: an event of the same message with a lower id may still appear.
        foreach (var claimed in events.TakeWhile(claimed => claimed.Id <= decided))
        {
            // The read may have begun before an outcome was written.
            if (!_unsettled.Contains(claimed.Id) && !_settledDuringClaim.Contains(claimed.Id))
            {
                Add(claimed);
            }
        }

        var last = events.Count > 0 ? events[^1].Id : _readUpTo;

        // After a failover, numbers may go back.
        _readUpTo = Math.Min(decided, isComplete ? decided : Math.Max(_readUpTo, last));
    }

    public QueuedEvent Take()
    {
        var message = _messages[_ready.Dequeue()];
        message.IsRunning = true;
        Waiting--;
        Active++;
        return message.Waiting.Dequeue();
    }

    /// <summary>Ends the delivery of an event. The next event of its message may begin.</summary>
    public void EndCall(QueuedEvent ended)
    {
        var message = _messages[ended.MessageHash];
        message.IsRunning = false;
        if (message.Waiting.Count > 0)
        {
            _ready.Enqueue(ended.MessageHash);
            return;
        }

        _messages.Remove(ended.MessageHash);
        if (message.HasOverflow)
        {
            Rewind(_overflow!.Value - 1); // Not null: the message overflowed.
            _overflow = null;
            foreach (var other in _messages.Values)
            {
                other.HasOverflow = false; // Their events are read again as well.
            }
        }
    }

    /// <summary>Records that the event's outcome is written.</summary>
    public void Settle(QueuedEvent settled)
    {
        Active--;
        _unsettled.Remove(settled.Id);
        _settledDuringClaim.Add(settled.Id);
    }

    /// <summary>Reads again from a position. Events that are known are not added twice.</summary>
    public void Rewind(long position)
    {
        _isRewound = true;
        _readUpTo = Math.Min(_readUpTo, position);
    }

    /// <summary>Gets the id up to which every event is settled.</summary>
    public long GetPosition()
    {
        var lowest = Math.Min(_unsettled.Count > 0 ? _unsettled.Min : long.MaxValue, _overflow ?? long.MaxValue);
        return Math.Min(_readUpTo, lowest - 1);
    }

    private void Add(ClaimedEvent claimed)
    {
        var message = _messages.TryGetValue(claimed.MessageHash, out var known) ? known : _messages[claimed.MessageHash] = new();
        if (message.HasOverflow || message.Waiting.Count >= MessageQueue.Capacity)
        {
            message.HasOverflow = true;
            _overflow = Math.Min(_overflow ?? long.MaxValue, claimed.Id);
            return;
        }

        message.Waiting.Enqueue(new(claimed.Id, claimed.MessageHash, claimed.Size, Fence, null));
        _unsettled.Add(claimed.Id);
        Waiting++;
        if (message is { IsRunning: false, Waiting.Count: 1 })
        {
            _ready.Enqueue(claimed.MessageHash);
        }
    }
}
