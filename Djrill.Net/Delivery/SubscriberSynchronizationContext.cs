using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Calls a subscriber once. Waits until the subscriber's <c>async void</c> operations end, or until the time limit.</summary>
/// <remarks>
/// An <c>async</c> lambda on a C# event is <c>async void</c>, so the caller gets no task. The runtime notifies the
/// synchronization context when an <c>async void</c> operation starts and ends. The runtime calls <see cref="Post"/> with each
/// continuation and with an unhandled exception. Without a context, the exception would end the process.
/// </remarks>
internal sealed class SubscriberSynchronizationContext(CallDetails call, object payload, Action<CallDetails, object> raise)
    : SynchronizationContext
{
    private readonly Lock _lock = new();
    private List<Exception>? _exceptions;
    private TaskCompletionSource? _ended; // Null if all operations end before the subscriber returns.
    private int _pending = 1; // The number of running operations. The call of the subscriber counts as one.
    private bool _isOver;

    /// <summary>
    /// Calls the subscriber. The method must be <c>async</c>, to hide changes of <c>AsyncLocal</c> values from the next subscriber.
    /// </summary>
    public async ValueTask<CallResult> RunAsync()
    {
        Invoke(static call => ((SubscriberSynchronizationContext)call!).Raise(), this); // Not null: the state argument is `this`.
        OperationCompleted();
        if (GetEnd() is { } end)
        {
            await end.WaitAsync(call.Context.HandlerTimeout, call.Context.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return End();
    }

    /// <summary>
    /// Runs a callback on the thread pool. The callback counts as an operation: an exception is posted before its operation completes,
    /// and the callback may run later.
    /// </summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        OperationStarted();
        ThreadPool.QueueUserWorkItem(
            static posted =>
            {
                posted.Context.Invoke(posted.Callback, posted.State);
                posted.Context.OperationCompleted();
            },
            (Context: this, Callback: d, State: state),
            preferLocal: false);
    }

    public override void Send(SendOrPostCallback d, object? state) => Invoke(d, state);

    public override SynchronizationContext CreateCopy() => this;

    public override void OperationStarted() => Interlocked.Increment(ref _pending);

    public override void OperationCompleted()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            lock (_lock)
            {
                _isOver = true;
            }

            _ended?.TrySetResult();
        }
    }

    /// <summary>Gets a task that completes when the call ends, or null if the call has ended.</summary>
    private Task? GetEnd()
    {
        lock (_lock)
        {
            return _isOver ? null : (_ended = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Ends the call and returns its result. A call with running operations has exceeded the time limit.</summary>
    private CallResult End()
    {
        lock (_lock)
        {
            var hasTimedOut = !_isOver;
            _isOver = true;
            if (hasTimedOut)
            {
                (_exceptions ??= []).Add(new TimeoutException(CallDetails.TimeoutMessage));
            }

            return call.End(_exceptions ?? [], hasTimedOut);
        }
    }

    /// <summary>Calls the subscriber. Logs a warning if the subscriber blocks the thread for longer than the time limit.</summary>
    private void Raise()
    {
        var start = call.Context.Time.GetTimestamp();
        call.Delivery.Enter();
        raise(call, payload);
        var elapsed = call.Context.Time.GetElapsedTime(start);
        if (elapsed > call.Context.HandlerTimeout)
        {
            call.Context.Log.SubscriberSlow(call.Recipient, (long)elapsed.TotalMilliseconds, LoggedEventType.For(call.EventType));
        }
    }

    private void Invoke(SendOrPostCallback callback, object? state)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        catch (Exception exception)
        {
            Add(exception);
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    private void Add(Exception exception)
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                (_exceptions ??= []).Add(exception);
                return;
            }
        }

        call.LogLate(exception);
    }
}
