using System.Threading.Tasks.Sources;

namespace Djrill.Net.Delivery;

/// <summary>
/// Calls a handler once. The call begins when <see cref="BatchDelivery"/> awaits it. If the handler blocks its thread, the delivery
/// of the batch continues on another thread.
/// </summary>
internal sealed class HandlerCall(CallDetails call, object payload, HandlerInvoker handler) : IValueTaskSource<CallResult>
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CallClock _clock = new(call.Context.Time);
    private ExecutionContext? _context;
    private Action<object?>? _continuation;
    private object? _state;
    private CallResult _result;
    private volatile bool _hasEnded;

    /// <summary>Gets the time that the call has used. Time for which the limit was paused does not count.</summary>
    public TimeSpan Used => _clock.Used;

    public bool HasEnded => _hasEnded;

    public ValueTask<CallResult> RunAsync() => new(this, 0);

    /// <summary>Calls the handler on this thread. Restores the batch's execution context, to hide the previous handler's changes.</summary>
    /// <returns>Whether this thread continues the batch. False if the handler has not completed, or has exceeded the time limit.</returns>
    public bool Run()
    {
        if (_context is not null)
        {
            ExecutionContext.Restore(_context);
        }

        _clock.Start();
        call.Runner.Begin(this);
        var work = Invoke();
        if (work.IsCompleted)
        {
            return End(work);
        }

        // The thread that completes the task may hold a lock, so a pool thread continues the batch.
        work.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            if (End(work))
            {
                call.Runner.Resume(this);
            }
        });
        return false;
    }

    /// <summary>Continues the batch until its next call.</summary>
    public void Continue() => _continuation!(_state); // Not null: a call begins when the batch awaits it.

    /// <summary>
    /// Ends the call with a timeout. Continues the batch before it cancels the token, because a token callback may block.
    /// </summary>
    public void TimeOut()
    {
        if (TryEnd([new TimeoutException(CallDetails.TimeoutMessage)], hasTimedOut: true))
        {
            call.Runner.Resume(this);
            Cancel();
        }
    }

    /// <summary>Cancels the handler's token. Logs exceptions of token callbacks. Unhandled exceptions would end the process.</summary>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (Exception exception)
        {
            call.LogLate(exception);
        }
    }

    /// <summary>Pauses the time limit while the call waits for a lock of the inbox, which is not the handler's time.</summary>
    public void PauseLimit() => _clock.Pause();

    public void ResumeLimit() => _clock.Resume();

    ValueTaskSourceStatus IValueTaskSource<CallResult>.GetStatus(short token) =>
        HasEnded ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

    void IValueTaskSource<CallResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        (_continuation, _state, _context) = (continuation, state, ExecutionContext.Capture());
        call.Runner.Start(this);
    }

    CallResult IValueTaskSource<CallResult>.GetResult(short token) => _result;

    private Task Invoke()
    {
        try
        {
            call.Delivery.Enter();
            return handler.InvokeAsync(call, payload, _cancellation.Token);
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    /// <summary>Ends the call with the outcome of a completed task. Logs the task's exception if the call has timed out before.</summary>
    private bool End(Task work)
    {
        try
        {
            work.GetAwaiter().GetResult();
            return TryEnd([], hasTimedOut: false);
        }
        catch (Exception exception)
        {
            if (TryEnd([exception], hasTimedOut: false))
            {
                return true;
            }

            if (exception is not OperationCanceledException)
            {
                call.LogLate(exception);
            }

            return false;
        }
    }

    private bool TryEnd(IReadOnlyList<Exception> exceptions, bool hasTimedOut)
    {
        if (Interlocked.Exchange(ref _hasEnded, true))
        {
            return false;
        }

        _result = call.End(exceptions, hasTimedOut);
        call.Runner.End();
        return true;
    }
}
