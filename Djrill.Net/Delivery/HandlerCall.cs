using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>
/// Calls a handler once, in a scope of its own and on a thread of its own, so that one that blocks can be left behind at its
/// time limit.
/// </summary>
internal sealed class HandlerCall(CallContext call, Func<IServiceProvider, CancellationToken, Task> invoke)
{
    private const string OverTime = "The call took longer than 'HandlerTimeout'.";

    private readonly TimeSpan _limit = call.Batch.Settings.HandlerTimeout;
    private bool _isClaimed;
    private volatile bool _isOverTime;

    /// <summary>Runs the call.</summary>
    /// <param name="start">Starts it on another thread; a test may do so late.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A handler may throw anything, and must stop nobody else.")]
    public async ValueTask<CallResult> RunAsync(Func<Func<Task>, Task>? start = null)
    {
        var work = (start ?? Task.Run)(BeginAsync);
        try
        {
            await work.WaitAsync(_limit, call.Batch.Time);
            return call.End([], isOverTime: false);
        }
        catch (Exception exception)
        {
            // A call for which no thread was free must not begin after its event has failed.
            return End(Interlocked.Exchange(ref _isClaimed, true), work, exception);
        }
    }

    /// <summary>Ends a call that threw or is over its time limit.</summary>
    /// <param name="hasBegun">Whether the handler was called. If not, the work ends without having done anything.</param>
    /// <param name="work">The work.</param>
    /// <param name="exception">What the wait for the work threw.</param>
    internal CallResult End(bool hasBegun, Task work, Exception exception)
    {
        if (hasBegun && work.IsCompleted)
        {
            return work.IsCompletedSuccessfully ? call.End([], isOverTime: false) : call.End([exception], _isOverTime);
        }

        _ = work.ContinueWith(
            late => LogLate(late.Exception!.InnerException!), // Not null: it has faulted.
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
        return call.End([new TimeoutException(OverTime)], isOverTime: true);
    }

    /// <summary>Logs what the handler threw too late. That the call was too long is known already.</summary>
    private void LogLate(Exception exception)
    {
        if (exception.GetType() != typeof(TimeoutException) || !ReferenceEquals(exception.Message, OverTime))
        {
            call.LogLate(exception);
        }
    }

    private async Task BeginAsync()
    {
        if (Interlocked.Exchange(ref _isClaimed, true))
        {
            return;
        }

        using var cancellation = new CancellationTokenSource();
        using var grace = call.Batch.Host.Stop.GraceEnded.Register(() => Cancel(cancellation));
        using var limit = call.Batch.Time.CreateTimer(
            state =>
            {
                _isOverTime = true;
                Cancel((CancellationTokenSource)state!); // Not null: it is what is passed.
            },
            cancellation,
            _limit,
            Timeout.InfiniteTimeSpan);
        try
        {
            await InvokeAsync(cancellation.Token);
        }
        catch (OperationCanceledException) when (_isOverTime)
        {
            // The exception below says why.
        }

        if (_isOverTime)
        {
            // A handler that returns after its token was cancelled may have stopped halfway. Whether the event is sent again
            // must not be chance.
            throw new TimeoutException(OverTime);
        }
    }

    private async Task InvokeAsync(CancellationToken cancellationToken)
    {
        using var ambient = call.Delivery.Enter();
        await using var scope = call.Batch.Host.Scopes.CreateAsyncScope();
        DeliveryScope.Set(scope.ServiceProvider, call.Delivery);
        await invoke(scope.ServiceProvider, cancellationToken);
    }

    /// <summary>Cancels the handler's token. What its callbacks throw would otherwise end the process, on the timer's thread.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A handler's callback may throw anything.")]
    private void Cancel(CancellationTokenSource cancellation)
    {
        try
        {
            cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call has just ended.
        }
        catch (Exception exception)
        {
            call.LogLate(exception);
        }
    }
}
