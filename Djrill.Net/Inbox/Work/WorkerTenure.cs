namespace Djrill.Net.Inbox;

/// <summary>
/// The time from a worker's registration until its end or the loss of its lease. A lost lease ends everything; the worker then begins anew.
/// </summary>
internal sealed class WorkerTenure(TimeProvider time, TimeSpan leaseDuration, bool canExpire) : IDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private readonly Lock _lock = new();
    private long _renewed = time.GetTimestamp();
    private bool _hasExpired;

    /// <summary>Gets the random id of the worker.</summary>
    public string Owner { get; } = Guid.NewGuid().ToString("N");

    public LaneTable Lanes { get; } = new();

    public DueTable Due { get; } = new();

    public WaitingTable Waiting { get; } = new();

    public Workload Load { get; } = new();

    /// <summary>Gets a token that is cancelled when the lease is lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Gets whether calls may begin. The local clock decides, since a process that stood still does not know it.</summary>
    /// <remarks>Once false, it stays false: whatever has seen it has stopped, so a late renewal must not go on without it.</remarks>
    public bool IsHeld
    {
        get
        {
            lock (_lock)
            {
                _hasExpired |= canExpire && time.GetElapsedTime(_renewed) >= leaseDuration;
                return !_hasExpired && !_lost.IsCancellationRequested;
            }
        }
    }

    /// <summary>Records a renewal, unless the lease has ended before.</summary>
    /// <param name="began">The timestamp before the renewal was sent: the lease may have been renewed at once.</param>
    public void Renew(long began)
    {
        lock (_lock)
        {
            if (IsHeld)
            {
                _renewed = began;
            }
        }
    }

    public void Lose() => _lost.Cancel();

    public void Settle(QueuedEvent item)
    {
        if (item.Due is null)
        {
            Lanes.Settle(item);
        }
        else if (item.Due.IsWaiting)
        {
            Waiting.Settle(item);
        }
        else
        {
            Due.Settle(item);
        }
    }

    /// <summary>Drops an event that was settled or deleted since it was claimed.</summary>
    public void Skip(QueuedEvent item)
    {
        if (item.Due is null)
        {
            Lanes.EndCall(item);
        }

        Load.EndCall(item);
        Settle(item);
        Load.Settle();
    }

    public void Dispose() => _lost.Dispose();
}
