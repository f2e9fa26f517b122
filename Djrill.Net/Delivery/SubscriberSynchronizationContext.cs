using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Calls a subscriber once. Waits for every <c>async void</c> operation that it starts, up to the time limit.</summary>
/// <remarks>
/// An <c>async</c> lambda on a C# event is <c>async void</c>, so the caller gets no task. The compiler's code notifies the
/// synchronization context when such an operation starts and ends. It runs the continuations through <see cref="Post"/>, and
/// posts the exception. Without a context that exception would end the process.
/// </remarks>
internal sealed class SubscriberSynchronizationContext(CallDetails call, object payload, Action<CallDetails, object> raise)
    : SynchronizationContext
{
    private readonly Lock _lock = new();
    private List<Exception>? _exceptions;
    private TaskCompletionSource? _ended; // Only if the subscriber has not ended when it returns.
    private int _pending = 1; // The subscriber itself.
    private bool _isOver;

    /// <summary>Calls the subscriber. The method is <c>async</c> also because that hides changes of its flow from the next one.</summary>
    public async ValueTask<CallResult> RunAsync()
    {
        Invoke(static call => ((SubscriberSynchronizationContext)call!).Raise(), this); // Not null: it is the second argument.
        OperationCompleted();
        if (GetEnd() is { } end)
        {
            await end.WaitAsync(call.Batch.Limits.HandlerTimeout, call.Batch.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return End();
    }

    /// <summary>
    /// Runs a continuation on the thread pool. The continuation counts as an operation, because an exception is posted before its
    /// operation completes, and may run afterwards.
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

    /// <summary>Ends the call. A call that has not ended by itself has exceeded its time limit.</summary>
    private CallResult End()
    {
        lock (_lock)
        {
            var isOverTime = !_isOver;
            _isOver = true;
            if (isOverTime)
            {
                (_exceptions ??= []).Add(new TimeoutException(CallDetails.OverTime));
            }

            return call.End(_exceptions ?? [], isOverTime);
        }
    }

    /// <summary>Calls the subscriber. A subscriber that blocks its thread cannot be interrupted, so that is only logged.</summary>
    private void Raise()
    {
        var start = call.Batch.Time.GetTimestamp();
        call.Delivery.Enter();
        raise(call, payload);
        var elapsed = call.Batch.Time.GetElapsedTime(start);
        if (elapsed > call.Batch.Limits.HandlerTimeout)
        {
            call.Batch.Log.SubscriberSlow(call.Recipient, (long)elapsed.TotalMilliseconds, LoggedEventType.For(call.EventType));
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
