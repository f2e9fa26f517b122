namespace Djrill.Net.Inbox;

/// <summary>The events that are taken to begin next.</summary>
internal sealed class WorkChunk(WorkerTenure tenure, long budget)
{
    private const long MaxPart = 16 << 20;

    private QueuedEvent? _kept; // Taken, but too large for the memory that is left.
    private QueuedEvent? _alone; // While it is loaded, nothing else begins.
    private bool _isRetryNext;

    public List<QueuedEvent> Items { get; } = [];

    /// <summary>Gets the first events that can be read together: at least one, and not more than 16 MB.</summary>
    public IReadOnlyList<QueuedEvent> GetFirst()
    {
        var left = MaxPart;
        return [.. Items.TakeWhile((item, index) => (left -= item.Size) >= 0 || index == 0)];
    }

    /// <summary>Takes events up to a number and the memory budget, and adds them to the workload.</summary>
    /// <returns>Whether any was taken.</returns>
    public bool TryFill(int room)
    {
        var load = tenure.Load;
        if (room <= 0)
        {
            return false;
        }

        if (_alone is not null && load.Count == 0)
        {
            _alone = null;
        }

        if (_alone is null && tenure.Due.HasAlone)
        {
            TakeAlone();
        }
        else if (_alone is null)
        {
            TakeSome(room);
        }

        load.Add(Items);
        return Items.Count > 0;
    }

    private void TakeAlone()
    {
        if (tenure.Load.Count == 0 && tenure.Due.TryTakeAlone() is { } item)
        {
            _alone = item;
            Items.Add(item);
        }
    }

    private void TakeSome(int count)
    {
        var left = budget - tenure.Load.Bytes;
        while (Items.Count < count && TakeNext() is { } item)
        {
            if (item.Size > left && tenure.Load.Count + Items.Count > 0)
            {
                _kept = item;
                return;
            }

            left -= item.Size;
            Items.Add(item);
        }
    }

    /// <summary>Takes retries and new events in turn, so that neither waits for the other.</summary>
    private QueuedEvent? TakeNext()
    {
        if (_kept is { } kept)
        {
            _kept = null;
            return kept;
        }

        _isRetryNext = !_isRetryNext;
        return _isRetryNext ? TakeRetry() ?? tenure.Lanes.TryTake() : tenure.Lanes.TryTake() ?? TakeRetry();
    }

    private QueuedEvent? TakeRetry() => tenure.Due.TryTake() ?? tenure.Waiting.TryTake();
}
