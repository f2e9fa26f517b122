namespace Djrill.Net.Delivery;

/// <summary>
/// Runs the calls of handlers of one batch. The thread that makes a call continues the batch if the call ends at once.
/// A call that exceeds its time limit is given up, and the batch continues on another thread. If the call has blocked its thread,
/// that thread finds later that it no longer owns the batch.
/// </summary>
internal sealed class HandlerCallRunner(BatchContext batch) : IThreadPoolWorkItem, IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _limit = batch.Limits.HandlerTimeout;
    private CancellationTokenRegistration _grace;
    private ITimer? _timer;
    private volatile HandlerCall? _next;
    private volatile HandlerCall? _running;
    private volatile int _thread; // The thread that owns the batch, or 0.

    /// <summary>
    /// Makes a call as soon as the batch awaits it. The thread that owns the batch finds the call itself. Any other thread may be the
    /// thread of the request, which must not be blocked.
    /// </summary>
    public void Start(HandlerCall call)
    {
        _next = call;
        if (_thread != Environment.CurrentManagedThreadId)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>Continues the batch on a thread of the pool, after a call that did not end on the thread that made it.</summary>
    public void Resume(HandlerCall ended)
    {
        _next = ended;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>Records the call that begins. From now on it can be given up.</summary>
    public void Begin(HandlerCall call)
    {
        if (_timer is null)
        {
            lock (_lock)
            {
                // Not null: the runner is the argument, here and below.
                _timer = batch.Time.CreateTimer(static runner => ((HandlerCallRunner)runner!).OnTimer(), this, _limit, Timeout.InfiniteTimeSpan);
            }

            _grace = batch.Host.Stop.GraceEnded.UnsafeRegister(static runner => ((HandlerCallRunner)runner!).OnGraceEnded(), this);
        }

        Interlocked.Exchange(ref _running, call);
        if (batch.IsGraceOver)
        {
            call.Cancel();
        }
    }

    /// <summary>Records that the call has ended.</summary>
    public void End() => _running = null;

    void IThreadPoolWorkItem.Execute()
    {
        var thread = Environment.CurrentManagedThreadId;
        _thread = thread;
        while (Interlocked.Exchange(ref _next, null) is { } call && (call.HasEnded || call.Run()))
        {
            call.Continue();
        }

        Interlocked.CompareExchange(ref _thread, 0, thread);
    }

    /// <summary>Stops the timer and the registration. It does not wait for a callback of a handler's token, which may block.</summary>
    public void Dispose()
    {
        _grace.Unregister();
        _timer?.Dispose();
    }

    /// <summary>
    /// Cancels the token of the running call on another thread. A callback of the token may block, and the other batches must be
    /// cancelled too.
    /// </summary>
    private void OnGraceEnded()
    {
        if (_running is { } call)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static call => call.Cancel(), call, preferLocal: false);
        }
    }

    /// <summary>Gives up the running call if its time is over. All calls share one timer, which is set again only when it fires.</summary>
    private void OnTimer()
    {
        var call = _running;
        var left = call is null ? _limit : _limit - batch.Time.GetElapsedTime(call.Started);
        lock (_lock)
        {
            _timer!.Change(left > TimeSpan.Zero ? left : _limit, Timeout.InfiniteTimeSpan); // Not null: it has fired.
        }

        if (left <= TimeSpan.Zero)
        {
            call!.GiveUp(); // Not null: without a call all of the time is left.
        }
    }
}
