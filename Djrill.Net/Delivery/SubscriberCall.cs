using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>
/// Calls a subscriber once, and completes when all that it started as <c>async void</c> has ended, or at the time limit.
/// </summary>
/// <remarks>
/// An <c>async</c> lambda on a C# event is <c>async void</c>: the caller gets no task. The compiler's code tells the
/// synchronization context when such an operation starts and ends, runs its continuations through <see cref="Post"/>, and
/// posts what it throws. Without a context that exception would end the process.
/// </remarks>
internal sealed class SubscriberCall(CallContext call, Action invoke) : SynchronizationContext
{
    private readonly Lock _lock = new();
    private List<Exception>? _exceptions;
    private TaskCompletionSource? _ended;
    private int _pending;
    private bool _hasEnded;

    public async ValueTask<CallResult> RunAsync()
    {
        OperationStarted();
        Invoke(static call => ((SubscriberCall)call!).Begin(), this); // Not null: it is what is passed.
        OperationCompleted();

        var isOverTime = false;
        try
        {
            await EndAsync().WaitAsync(call.Timeout, call.Time);
        }
        catch (TimeoutException exception)
        {
            isOverTime = TryEnd(exception);
        }

        return _exceptions is null ? CallResult.Handled : new(call.OutcomeOf(_exceptions, isOverTime), _exceptions);
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
            TryEnd(null);
        }
    }

    /// <summary>Calls the subscriber. Nothing can interrupt one that blocks its thread, so that is only logged.</summary>
    private void Begin()
    {
        var start = call.Time.GetTimestamp();
        using (call.Delivery.Enter())
        {
            invoke();
        }

        var elapsed = call.Time.GetElapsedTime(start);
        if (elapsed > call.Timeout)
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
        lock (_lock)
        {
            if (!_hasEnded)
            {
                (_exceptions ??= []).Add(exception);
                return;
            }
        }

        call.LogLate(exception);
    }

    /// <summary>Most calls have ended by now, and cost no task.</summary>
    private Task EndAsync()
    {
        lock (_lock)
        {
            _ended = _hasEnded ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _ended?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Ends the call, with an exception at the time limit. Only the first end counts.</summary>
    private bool TryEnd(TimeoutException? exception)
    {
        lock (_lock)
        {
            if (_hasEnded)
            {
                return false;
            }

            if (exception is not null)
            {
                (_exceptions ??= []).Add(exception);
            }

            _hasEnded = true;
        }

        _ended?.TrySetResult();
        return true;
    }
}
