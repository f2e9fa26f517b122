using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Calls a handler. Creates it in a scope of the call, unless it is a singleton.</summary>
/// <param name="contracts">The interfaces that it is called through, the most derived first.</param>
/// <param name="create">Creates it in a scope.</param>
/// <param name="isSingleton">Whether it is registered as a singleton.</param>
internal sealed class HandlerInvoker(IReadOnlyList<HandlerContract> contracts, Func<IServiceProvider, object> create, bool isSingleton)
{
    private volatile object? _last;
    private volatile object? _singleton;

    public Task InvokeAsync(CallDetails call, object payload, CancellationToken cancellationToken) => _singleton is { } handler
        ? InvokeAsync(handler, payload, cancellationToken)
        : InvokeInScopeAsync(call, payload, cancellationToken);

    private async Task InvokeInScopeAsync(CallDetails call, object payload, CancellationToken cancellationToken)
    {
        await using var scope = call.Batch.Host.Scopes.CreateAsyncScope();
        DeliveryScope.Set(scope.ServiceProvider, call.Delivery);
        var handler = create(scope.ServiceProvider);
        if (isSingleton)
        {
            // Another container may have another lifetime for it, so two scopes have to give the same object.
            _singleton = ReferenceEquals(_last, handler) ? handler : null;
            _last = handler;
        }

        // The constructor may have taken too long. A handler must not begin after its event has failed.
        cancellationToken.ThrowIfCancellationRequested();
        await InvokeAsync(handler, payload, cancellationToken);
    }

    private Task InvokeAsync(object handler, object payload, CancellationToken cancellationToken)
    {
        foreach (var contract in contracts)
        {
            if (contract.Payload.IsInstanceOfType(payload))
            {
                return contract.InvokeAsync(handler, payload, cancellationToken)
                    ?? throw new InvalidOperationException($"'{handler.GetType()}' returned null. Return a task.");
            }
        }

        throw new InvalidOperationException($"'{handler.GetType()}' handles no '{payload.GetType()}'.");
    }
}
