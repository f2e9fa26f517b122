using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>
/// Calls a handler once, in a scope of its own and on a thread of its own, so that one that blocks can be left behind at its
/// time limit.
/// </summary>
internal sealed class HandlerCall(CallContext call, Func<IServiceProvider, CancellationToken, Task> invoke)
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Abandoned = 2;

    private int _state = Waiting;
    private volatile bool _isOverTime;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A handler may throw anything, and must stop nobody else.")]
    public async ValueTask<CallResult> RunAsync()
    {
        var work = Task.Run(BeginAsync);
        try
        {
            await work.WaitAsync(call.Timeout, call.Time);
            return CallResult.Handled;
        }
        catch (Exception exception)
        {
            // A call that no thread was free for must not begin after its event has failed.
            Interlocked.CompareExchange(ref _state, Abandoned, Waiting);
            var isLate = !work.IsCompleted;
            if (isLate)
            {
                _ = LogLateAsync(work);
            }

            return new(call.OutcomeOf([exception], isLate || _isOverTime), [exception]);
        }
    }

    private async Task BeginAsync()
    {
        if (Interlocked.CompareExchange(ref _state, Begun, Waiting) != Waiting)
        {
            return;
        }

        using var limit = new CancellationTokenSource(call.Timeout, call.Time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, call.Batch.Host.Stop.GraceEnded);
        try
        {
            await InvokeAsync(cancellation.Token);
        }
        finally
        {
            _isOverTime = limit.IsCancellationRequested;
        }

        if (_isOverTime)
        {
            // A handler that returns after its token was cancelled may have stopped halfway. Without this it would be chance
            // whether the event is sent again.
            throw new TimeoutException("The handler took longer than 'HandlerTimeout'.");
        }
    }

    private async Task InvokeAsync(CancellationToken cancellationToken)
    {
        using var ambient = call.Delivery.Enter();
        await using var scope = call.Batch.Host.Scopes.CreateAsyncScope();
        DeliveryScope.Set(scope.ServiceProvider, call.Delivery);
        await invoke(scope.ServiceProvider, cancellationToken);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nobody else observes what the handler throws by now.")]
    private async Task LogLateAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception exception)
        {
            call.LogLate(exception);
        }
    }
}
