namespace Djrill.Net.Inbox;

/// <summary>The lanes that have a ready message, in the order of their turns. Not thread-safe.</summary>
internal sealed class LaneTurns
{
    private readonly Queue<int> _turns = [];

    /// <summary>Adds a lane, unless it waits already or has nothing ready.</summary>
    public void Add(int number, Lane lane)
    {
        if (lane.HasReady && !lane.IsQueued)
        {
            lane.IsQueued = true;
            _turns.Enqueue(number);
        }
    }

    /// <summary>Takes the next event: of the lane whose turn it is, the longest waiting message.</summary>
    public QueuedEvent? TryTake(IReadOnlyDictionary<int, Lane> lanes)
    {
        while (_turns.TryDequeue(out var number))
        {
            if (!lanes.TryGetValue(number, out var lane))
            {
                continue; // The lane was given up.
            }

            lane.IsQueued = false;
            if (lane.HasReady)
            {
                var taken = lane.Take();
                Add(number, lane);
                return taken;
            }
        }

        return null;
    }
}
