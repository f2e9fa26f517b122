namespace Djrill.Net.Delivery;

/// <summary>
/// Runs the calls of handlers of one batch. The thread that makes a call goes on with the batch when the call ends at once.
/// A call that exceeds its time limit is given up: the batch goes on on another thread, and a thread that such a call blocks
/// finds, when the call returns, that the batch is no longer its own.
/// </summary>
internal sealed class CallRunner(BatchContext batch) : IThreadPoolWorkItem, IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _limit = batch.Limits.HandlerTimeout;
    private CancellationTokenRegistration _grace;
    private ITimer? _timer;
    private HandlerCall? _next;
    private HandlerCall? _running;
    private int _thread; // The thread that goes through the batch, or 0.

    /// <summary>
    /// Makes a call as soon as the batch waits for it. The thread that goes through the batch finds it; any other may be that of the
    /// request, which is not to be blocked.
    /// </summary>
    public void Start(HandlerCall call)
    {
        Volatile.Write(ref _next, call);
        if (Volatile.Read(ref _thread) != Environment.CurrentManagedThreadId)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>Goes on with the batch on a thread of the pool, after a call that did not end on the thread that made it.</summary>
    public void Resume(HandlerCall ended)
    {
        Volatile.Write(ref _next, ended);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>Notes the call that begins. From here on it can be given up.</summary>
    public void Begin(HandlerCall call)
    {
        if (_timer is null)
        {
            lock (_lock)
            {
                _timer = batch.Time.CreateTimer(static runner => ((CallRunner)runner!).OnTimer(), this, _limit, Timeout.InfiniteTimeSpan); // Not null: it is what is passed.
            }

            _grace = batch.Host.Stop.GraceEnded.UnsafeRegister(static runner => ((CallRunner)runner!).OnGraceEnded(), this); // Not null, for the same reason.
        }

        Interlocked.Exchange(ref _running, call);
        if (batch.Host.Stop.GraceEnded.IsCancellationRequested)
        {
            call.Cancel();
        }
    }

    /// <summary>Notes that the call has ended.</summary>
    public void End() => Volatile.Write(ref _running, null);

    void IThreadPoolWorkItem.Execute()
    {
        var thread = Environment.CurrentManagedThreadId;
        Volatile.Write(ref _thread, thread);
        while (Interlocked.Exchange(ref _next, null) is { } call && (call.HasEnded || call.Run()))
        {
            call.Continue();
        }

        Interlocked.CompareExchange(ref _thread, 0, thread);
    }

    /// <summary>Ends the watch over the calls. It does not wait for a callback of a handler's token, which may block.</summary>
    public void Dispose()
    {
        _grace.Unregister();
        _timer?.Dispose();
    }

    /// <summary>Cancels the token of the running call, on another thread: a callback of the token may block, and the other batches must be cancelled too.</summary>
    private void OnGraceEnded()
    {
        if (Volatile.Read(ref _running) is { } call)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static call => call.Cancel(), call, preferLocal: false);
        }
    }

    /// <summary>Gives up the call that runs if its time is over. The timer is set once for all calls, and again only when it fires.</summary>
    private void OnTimer()
    {
        var call = Volatile.Read(ref _running);
        var left = call is null ? _limit : _limit - batch.Time.GetElapsedTime(call.Started);
        lock (_lock)
        {
            _timer!.Change(left > TimeSpan.Zero ? left : _limit, Timeout.InfiniteTimeSpan); // Not null: it has fired.
        }

        if (left <= TimeSpan.Zero)
        {
            call!.GiveUp(); // Not null: without a call the whole time is left.
        }
    }
}
