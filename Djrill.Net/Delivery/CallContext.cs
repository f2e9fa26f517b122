using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Delivery;

/// <summary>
/// Makes one call and completes when all that it started has ended, as a task or as <c>async void</c>, or when the time is
/// over; with what was thrown.
/// </summary>
/// <remarks>
/// An <c>async</c> lambda on a C# event is <c>async void</c>: the caller gets no task. But the compiler's code tells the
/// synchronisation context when such an operation starts and ends, runs its continuations through <see cref="Post"/>, and
/// posts what it throws. Without a context that exception would end the process.
/// </remarks>
internal sealed class CallContext(ICall call) : PendingOperations(call)
{
    private static readonly SendOrPostCallback Start = static context => ((CallContext)context!).Begin(); // Not null: it is what was passed.

    /// <summary>Makes the call.</summary>
    /// <param name="timeout">How long it may take once it does not block the caller's thread.</param>
    /// <param name="time">What measures that.</param>
    /// <returns>What it threw; empty when all went well.</returns>
    public ValueTask<IReadOnlyList<Exception>> CallAsync(TimeSpan timeout, TimeProvider time)
    {
        OperationStarted();
        if (Call.BeginsOnCallersThread)
        {
            Invoke(Start, this);
        }
        else
        {
            Post(Start, this);
        }

        OperationCompleted();
        return WaitAsync(timeout, time);
    }

    /// <summary>
    /// Runs a continuation on the thread pool. It counts as an operation itself, because an exception is posted before
    /// its operation completes and may run after.
    /// </summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        OperationStarted();
        ThreadPool.QueueUserWorkItem(
            static call =>
            {
                call.Context.Invoke(call.Callback, call.State);
                call.Context.OperationCompleted();
            },
            (Context: this, Callback: d, State: state),
            preferLocal: false);
    }

    public override void Send(SendOrPostCallback d, object? state) => Invoke(d, state);

    public override SynchronizationContext CreateCopy() => this;

    private void Begin()
    {
        if (HasEnded)
        {
            // No thread was free until the time was over: what failed must not be done all the same.
            return;
        }

        var task = Call.InvokeAsync();
        if (!task.IsCompletedSuccessfully)
        {
            OperationStarted();
            _ = AwaitAsync(task);
        }
    }

    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types", Justification = "A subscriber may throw anything, and must stop nobody else.")]
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

    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types", Justification = "A handler may throw anything, and must stop nobody else.")]
    private async Task AwaitAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Add(exception);
        }

        OperationCompleted();
    }
}
