namespace Djrill.Net.Inbox;

/// <summary>
/// The time from a worker's registration until its end or the loss of its lease. A lost lease ends everything; the worker then begins anew.
/// </summary>
internal sealed class WorkerTenure(TimeProvider time, TimeSpan leaseDuration, bool canExpire) : IDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private long _renewed = time.GetTimestamp();

    /// <summary>Gets the random id of the worker.</summary>
    public string Owner { get; } = Guid.NewGuid().ToString("N");

    public LaneTable Lanes { get; } = new();

    public DueTable Due { get; } = new();

    public Workload Load { get; } = new();

    /// <summary>Gets a token that is cancelled when the lease is lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Gets whether calls may begin. The local clock decides, since a process that stood still does not know it.</summary>
    public bool IsHeld => !_lost.IsCancellationRequested
        && (!canExpire || time.GetElapsedTime(Interlocked.Read(ref _renewed)) < leaseDuration);

    /// <summary>Records a renewal.</summary>
    /// <param name="began">The timestamp before the renewal was sent: the lease may have been renewed at once.</param>
    public void Renew(long began) => Interlocked.Exchange(ref _renewed, began);

    public void Lose() => _lost.Cancel();

    public void Settle(QueuedEvent item)
    {
        if (item.Due is null)
        {
            Lanes.Settle(item);
        }
        else
        {
            Due.Settle(item);
        }
    }

    public void Dispose() => _lost.Dispose();
}
