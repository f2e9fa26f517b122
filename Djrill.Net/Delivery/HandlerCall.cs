using System.Threading.Tasks.Sources;

namespace Djrill.Net.Delivery;

/// <summary>
/// Calls a handler once. The call begins when the batch awaits it. The batch has then released its thread, and can continue on
/// another thread if the handler blocks.
/// </summary>
internal sealed class HandlerCall(CallDetails call, object payload, HandlerInvoker handler) : IValueTaskSource<CallResult>
{
    private readonly CancellationTokenSource _cancellation = new();
    private ExecutionContext? _context;
    private Action<object?>? _continuation;
    private object? _state;
    private CallResult _result;
    private volatile bool _hasEnded;

    /// <summary>Gets the time stamp at which the call began.</summary>
    public long Started { get; private set; }

    public bool HasEnded => _hasEnded;

    public ValueTask<CallResult> RunAsync() => new(this, 0);

    /// <summary>Calls the handler on this thread, in the flow of the batch. The changes of the previous handler are not visible.</summary>
    /// <returns>Whether this thread continues the batch. If not, the handler awaits something, or it was given up.</returns>
    public bool Run()
    {
        if (_context is not null)
        {
            ExecutionContext.Restore(_context);
        }

        Started = call.Batch.Time.GetTimestamp();
        call.Runner.Begin(this);
        var work = Invoke();
        if (work.IsCompleted)
        {
            return End(work);
        }

        // The thread that completes the work may be in the middle of something, so it does not continue the batch.
        work.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            if (End(work))
            {
                call.Runner.Resume(this);
            }
        });
        return false;
    }

    /// <summary>Continues the batch up to its next call.</summary>
    public void Continue() => _continuation!(_state); // Not null: a call begins when the batch awaits it.

    /// <summary>Gives the handler up and cancels its token. The batch continues first, because a callback of the token may block.</summary>
    public void GiveUp()
    {
        if (TryEnd([new TimeoutException(CallDetails.OverTime)], isOverTime: true))
        {
            call.Runner.Resume(this);
            Cancel();
        }
    }

    /// <summary>Cancels the handler's token. Logs the exception of a callback, which would end the process on the timer's thread.</summary>
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

    /// <summary>Ends the call with the outcome of its work. If the call was given up before, the work is late.</summary>
    private bool End(Task work)
    {
        try
        {
            work.GetAwaiter().GetResult();
            return TryEnd([], isOverTime: false);
        }
        catch (Exception exception)
        {
            if (TryEnd([exception], isOverTime: false))
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

    private bool TryEnd(IReadOnlyList<Exception> exceptions, bool isOverTime)
    {
        if (Interlocked.Exchange(ref _hasEnded, true))
        {
            return false;
        }

        _result = call.End(exceptions, isOverTime);
        call.Runner.End();
        return true;
    }
}
