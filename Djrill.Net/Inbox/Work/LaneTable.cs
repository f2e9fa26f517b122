namespace Djrill.Net.Inbox;

/// <summary>The lanes that this worker holds. Events are taken from the lanes in turn, so a full lane delays no other. Thread-safe.</summary>
internal sealed class LaneTable
{
    /// <summary>The number of ready messages from which nothing more is read for a lane.</summary>
    private const int MaxReady = 64;

    /// <summary>The greatest number of events that wait in memory for one lane, also behind running events of their messages.</summary>
    private const int MaxWaiting = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Lane> _lanes = [];
    private int _served = -1; // The last lane of which a claim that was cut has read events.
    private readonly LaneTurns _turns = new();

    public int Count => Read(static lanes => lanes.Count);

    /// <summary>Gets the number of messages whose next event may begin.</summary>
    public int Ready => Read(static lanes => lanes.Values.Sum(static lane => lane.Ready));

    public bool Holds(int lane) => Read(lanes => lanes.ContainsKey(lane));

    /// <summary>Checks whether events of the lane may begin.</summary>
    public bool IsWorking(int lane) => Read(lanes => lanes.TryGetValue(lane, out var held) && !held.IsLeaving);

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
            foreach (var (index, (number, lane)) in _lanes.OrderBy(static lane => lane.Value.Active).Index())
            {
                lane.IsLeaving = index < count; // An idle lane leaves at once.
                _turns.Add(number, lane);
            }

            var idle = _lanes.Where(lane => lane.Value is { IsLeaving: true, Active: 0 } && !isRetrying(lane.Key))
                .Select(static lane => new LanePosition(lane.Key, lane.Value.GetPosition())).ToList();
            idle.ForEach(lane => _lanes.Remove(lane.Lane));
            return idle;
        }
    }

    public IReadOnlyList<LanePosition> GetPositions() =>
        Read(static lanes => lanes.Select(static lane => new LanePosition(lane.Key, lane.Value.GetPosition())).ToList());

    /// <summary>Gets the lanes that have room, and for each the id above which to read.</summary>
    public IReadOnlyList<LanePosition> BeginClaim()
    {
        lock (_lock)
        {
            // A claim that is cut serves the first lanes, so each claim begins after the last lane that was served.
            return [.. _lanes.Where(static lane => lane.Value is { IsLeaving: false, Ready: < MaxReady, Waiting: < MaxWaiting })
                .OrderBy(lane => lane.Key <= _served).ThenBy(static lane => lane.Key)
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
                    _served = isCut && ofLane.Count > 0 ? number : _served;
                    _turns.Add(number, lane);
                }
            }
        }
    }

    /// <summary>Takes the next event: of the lane whose turn it is, the longest waiting message.</summary>
    public QueuedEvent? TryTake()
    {
        lock (_lock)
        {
            return _turns.TryTake(_lanes);
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
                _turns.Add(item.Lane, lane);
            }
        }
    }

    private T Read<T>(Func<Dictionary<int, Lane>, T> read)
    {
        lock (_lock)
        {
            return read(_lanes);
        }
    }
}
