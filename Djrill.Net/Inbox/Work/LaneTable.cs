namespace Djrill.Net.Inbox;

/// <summary>The lanes that this worker holds. Events are taken from the lanes in turn, so a full lane delays no other. Thread-safe.</summary>
internal sealed class LaneTable
{
    /// <summary>The greatest number of events that wait in memory for one lane.</summary>
    private const int MaxWaiting = 128;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Lane> _lanes = [];
    private readonly Queue<int> _turn = []; // The lanes that have a ready message.

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _lanes.Count;
            }
        }
    }

    /// <summary>Gets the number of events that wait in memory.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _lanes.Values.Sum(static lane => lane.Waiting);
            }
        }
    }

    public bool Holds(int lane)
    {
        lock (_lock)
        {
            return _lanes.ContainsKey(lane);
        }
    }

    public void Add(HeldLane held)
    {
        lock (_lock)
        {
            _lanes[held.Lane] = new(held);
        }
    }

    /// <summary>Gives lanes up: nothing of them begins any more. Returns those of which nothing is active, with their positions.</summary>
    /// <param name="count">The number of lanes to give up, including those that are already being given up.</param>
    /// <param name="isRetrying">Whether a retry of the lane is active.</param>
    public IReadOnlyList<LanePosition> Leave(int count, Predicate<int> isRetrying)
    {
        lock (_lock)
        {
            foreach (var (_, lane) in _lanes.OrderByDescending(static lane => lane.Value.IsLeaving).Take(count))
            {
                lane.IsLeaving = true;
            }

            var idle = _lanes.Where(lane => lane.Value is { IsLeaving: true, Active: 0 } && !isRetrying(lane.Key))
                .Select(static lane => new LanePosition(lane.Key, lane.Value.GetPosition())).ToList();
            idle.ForEach(lane => _lanes.Remove(lane.Lane));
            return idle;
        }
    }

    public IReadOnlyList<LanePosition> GetPositions()
    {
        lock (_lock)
        {
            return [.. _lanes.Select(static lane => new LanePosition(lane.Key, lane.Value.GetPosition()))];
        }
    }

    /// <summary>Gets the lanes that have room, and for each the id above which to read.</summary>
    public IReadOnlyList<LanePosition> BeginClaim()
    {
        lock (_lock)
        {
            return [.. _lanes.Where(static lane => lane.Value is { IsLeaving: false, Waiting: < MaxWaiting })
                .Select(static lane => new LanePosition(lane.Key, lane.Value.BeginClaim()))];
        }
    }

    /// <summary>Adds what was read.</summary>
    /// <param name="asked">The result of <see cref="BeginClaim"/>.</param>
    /// <param name="claim">The events.</param>
    /// <param name="perLane">The greatest number of events that was asked for, for each lane.</param>
    /// <param name="isCut">Whether the claim reached its limit over all lanes, so that any lane may have more.</param>
    public void EndClaim(IReadOnlyList<LanePosition> asked, Claim claim, int perLane, bool isCut)
    {
        var events = claim.Events.ToLookup(static claimed => InboxRow.LaneOf(claimed.MessageHash));
        lock (_lock)
        {
            foreach (var (number, _) in asked)
            {
                if (_lanes.TryGetValue(number, out var lane))
                {
                    var ofLane = events[number].OrderBy(static claimed => claimed.Id).ToList();
                    lane.EndClaim(ofLane, !isCut && ofLane.Count < perLane, claim.DecidedId);
                    Queue(number, lane);
                }
            }
        }
    }

    /// <summary>Takes the next event: of the lane whose turn it is, the longest waiting message.</summary>
    public QueuedEvent? TryTake()
    {
        lock (_lock)
        {
            while (_turn.TryDequeue(out var number))
            {
                if (!_lanes.TryGetValue(number, out var lane))
                {
                    continue;
                }

                lane.IsQueued = false;
                if (lane.HasReady)
                {
                    var taken = lane.Take();
                    Queue(number, lane);
                    return taken;
                }
            }

            return null;
        }
    }

    public void EndCall(QueuedEvent ended) => Update(ended, static (lane, item) => lane.EndCall(item));

    public void Settle(QueuedEvent settled) => Update(settled, static (lane, item) => lane.Settle(item));

    /// <summary>Reads lanes again from an event that was found below their positions.</summary>
    public void Rewind(IEnumerable<LanePosition> lowest)
    {
        lock (_lock)
        {
            foreach (var (number, id) in lowest)
            {
                if (_lanes.TryGetValue(number, out var lane))
                {
                    lane.Rewind(id - 1);
                }
            }
        }
    }

    /// <summary>Changes the lane of an event, unless the lane was lost since, or lost and taken again.</summary>
    private void Update(QueuedEvent item, Action<Lane, QueuedEvent> change)
    {
        lock (_lock)
        {
            if (_lanes.TryGetValue(item.Lane, out var lane) && lane.Fence == item.Fence)
            {
                change(lane, item);
                Queue(item.Lane, lane);
            }
        }
    }

    private void Queue(int number, Lane lane)
    {
        if (lane.HasReady && !lane.IsQueued)
        {
            lane.IsQueued = true;
            _turn.Enqueue(number);
        }
    }
}
