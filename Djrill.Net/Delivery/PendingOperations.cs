namespace Djrill.Net.Delivery;

/// <summary>
/// Knows when a call and all that it started have ended, or when nobody waits for them any longer, and gathers what was
/// thrown until then.
/// </summary>
internal abstract class PendingOperations(ICall call) : SynchronizationContext
{
    private List<Exception>? _exceptions;
    private TaskCompletionSource? _ended;
    private int _pending;
    private bool _hasEnded;

    protected ICall Call => call;

    /// <summary>Whether the call has ended, or was given up.</summary>
    protected bool HasEnded
    {
        get
        {
            lock (call)
            {
                return _hasEnded;
            }
        }
    }

    public override void OperationStarted() => Interlocked.Increment(ref _pending);

    public override void OperationCompleted()
    {
        if (Interlocked.Decrement(ref _pending) > 0)
        {
            return;
        }

        lock (call)
        {
            _hasEnded = true;
        }

        _ended?.TrySetResult();
    }

    protected void Add(Exception exception)
    {
        lock (call)
        {
            if (!_hasEnded)
            {
                (_exceptions ??= []).Add(exception);
                return;
            }
        }

        call.FailedLate(exception);
    }

    /// <summary>Waits for the end, but no longer than a time; when that is over, it counts as an exception.</summary>
    protected async ValueTask<IReadOnlyList<Exception>> WaitAsync(TimeSpan timeout, TimeProvider time)
    {
        try
        {
            await EndAsync().WaitAsync(timeout, time);
        }
        catch (TimeoutException exception)
        {
            GiveUp(exception);
        }

        return _exceptions ?? [];
    }

    /// <summary>Most calls have ended by now, and cost no task.</summary>
    private Task EndAsync()
    {
        lock (call)
        {
            _ended = _hasEnded ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _ended?.Task ?? Task.CompletedTask;
        }
    }

    private void GiveUp(TimeoutException exception)
    {
        lock (call)
        {
            if (!_hasEnded)
            {
                (_exceptions ??= []).Add(exception);
                _hasEnded = true;
            }
        }
    }
}
