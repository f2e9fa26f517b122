namespace Djrill.Net.Delivery;

/// <summary>
/// Runs the handler calls of one batch. If a handler completes synchronously, the same thread continues the batch.
/// If a call exceeds the time limit, the batch continues on another thread. A blocked thread does not continue the
/// batch.
/// </summary>
internal sealed class HandlerCallRunner(CallContext context) : IThreadPoolWorkItem, IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _limit = context.HandlerTimeout;
    private CancellationTokenRegistration _grace;
    private ITimer? _timer;
    private volatile HandlerCall? _next;
    private volatile HandlerCall? _running;
    private volatile int _thread; // The id of the thread that owns the batch, or 0.

    /// <summary>
    /// Starts a call. The thread that owns the batch runs the call next. On any other thread, queues the call to the thread pool,
    /// because a handler must not block the request's thread.
    /// </summary>
    public void Start(HandlerCall call)
    {
        _next = call;
        if (_thread != Environment.CurrentManagedThreadId)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>Continues the batch on a pool thread, after a call that did not complete synchronously.</summary>
    public void Resume(HandlerCall ended)
    {
        _next = ended;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>Records the running call and starts the time limit.</summary>
    public void Begin(HandlerCall call)
    {
        if (_timer is null)
        {
            lock (_lock)
            {
                // Not null: the state argument is `this`, here and below.
                _timer = context.Time.CreateTimer(
                    static runner => ((HandlerCallRunner)runner!).OnTimer(), this, _limit, Timeout.InfiniteTimeSpan);
            }

            _grace = context.Ended.UnsafeRegister(static runner => ((HandlerCallRunner)runner!).OnGraceEnded(), this);
        }

        Interlocked.Exchange(ref _running, call);
        if (context.HasEnded)
        {
            call.Cancel();
        }
    }

    /// <summary>Gets the running call, or null.</summary>
    public HandlerCall? Running => _running;

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

    /// <summary>Disposes the timer and the registration. Does not wait for token callbacks of handlers, because they may block.</summary>
    public void Dispose()
    {
        _grace.Unregister();
        _timer?.Dispose();
    }

    /// <summary>
    /// Cancels the token of the running call on another thread. A token callback may block, and must not delay the cancellation of
    /// other batches.
    /// </summary>
    private void OnGraceEnded()
    {
        if (_running is { } call)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static call => call.Cancel(), call, preferLocal: false);
        }
    }

    /// <summary>Ends the running call if it has exceeded the time limit. All calls of a batch share one timer.</summary>
    private void OnTimer()
    {
        var call = _running;
        var left = call is null ? _limit : _limit - call.Used;
        lock (_lock)
        {
            _timer!.Change(left > TimeSpan.Zero ? left : _limit, Timeout.InfiniteTimeSpan); // Not null: the timer has fired.
        }

        if (left <= TimeSpan.Zero)
        {
            call!.TimeOut(); // Not null: `left` is positive if there is no call.
        }
    }
}
