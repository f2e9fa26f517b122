using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Calls a subscriber once, and waits for all that it started as <c>async void</c>, up to the time limit.</summary>
/// <remarks>
/// An <c>async</c> lambda on a C# event is <c>async void</c>: the caller gets no task. The compiler's code tells the
/// synchronization context when such an operation starts and ends, runs its continuations through <see cref="Post"/>, and
/// posts what it throws. Without a context that exception would end the process.
/// </remarks>
internal sealed class SubscriberCall(CallContext call, Action raise) : SynchronizationContext
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Exception> _exceptions = [];
    private int _pending;
    private bool _isLate;

    public async ValueTask<CallResult> RunAsync()
    {
        OperationStarted();
        Invoke(static call => ((SubscriberCall)call!).Raise(), this); // Not null: it is what is passed.
        OperationCompleted();
        try
        {
            await _ended.Task.WaitAsync(call.Batch.Settings.HandlerTimeout, call.Batch.Time);
        }
        catch (TimeoutException)
        {
            lock (_exceptions)
            {
                if (_isLate = !_ended.Task.IsCompleted)
                {
                    _exceptions.Add(new TimeoutException("The call took longer than 'HandlerTimeout'."));
                }
            }
        }

        return call.End(_exceptions, _isLate);
    }

    /// <summary>
    /// Runs a continuation on the thread pool. It counts as an operation itself, because an exception is posted before
    /// its operation completes and may run after.
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
            _ended.TrySetResult();
        }
    }

    /// <summary>Calls the subscriber. Nothing can interrupt one that blocks its thread, so that is only logged.</summary>
    private void Raise()
    {
        var start = call.Batch.Time.GetTimestamp();
        using (call.Delivery.Enter())
        {
            raise();
        }

        var elapsed = call.Batch.Time.GetElapsedTime(start);
        if (elapsed > call.Batch.Settings.HandlerTimeout)
        {
            call.Batch.Log.SubscriberSlow(call.Recipient, (long)elapsed.TotalMilliseconds, LoggedEventType.Of(call.EventType));
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A subscriber may throw anything, and must stop nobody else.")]
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
        lock (_exceptions)
        {
            if (!_isLate && !_ended.Task.IsCompleted)
            {
                _exceptions.Add(exception);
                return;
            }
        }

        call.LogLate(exception);
    }
}
