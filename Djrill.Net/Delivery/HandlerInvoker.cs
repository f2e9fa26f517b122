using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Calls a handler. Creates a handler that is not a singleton in a new scope for each call.</summary>
/// <param name="contracts">The interfaces of the handler, the most derived kind of event first.</param>
/// <param name="create">Creates the handler in a scope.</param>
/// <param name="isSingleton">Whether the handler is registered as a singleton.</param>
internal sealed class HandlerInvoker(IReadOnlyList<HandlerContract> contracts, Func<IServiceProvider, object> create, bool isSingleton)
{
    private volatile object? _last;
    private volatile object? _singleton;

    public Task InvokeAsync(CallDetails call, object payload, CancellationToken cancellationToken) => _singleton is { } handler
        ? InvokeAsync(handler, payload, cancellationToken)
        : InvokeInScopeAsync(call, payload, cancellationToken);

    private async Task InvokeInScopeAsync(CallDetails call, object payload, CancellationToken cancellationToken)
    {
        await using var scope = call.Context.Scopes.CreateAsyncScope();
        DeliveryScope.Set(scope.ServiceProvider, call.Delivery);
        var handler = create(scope.ServiceProvider);
        if (isSingleton)
        {
            // A third-party container may change the lifetime. So the handler is reused only after two scopes returned the same object.
            _singleton = ReferenceEquals(_last, handler) ? handler : null;
            _last = handler;
        }

        // The constructor may have exceeded the time limit. The handler must not run after the call has failed.
        cancellationToken.ThrowIfCancellationRequested();
        await InvokeAsync(handler, payload, cancellationToken);
    }

    private Task InvokeAsync(object handler, object payload, CancellationToken cancellationToken)
    {
        foreach (var contract in contracts)
        {
            if (contract.Accepts(payload))
            {
                return contract.InvokeAsync(handler, payload, cancellationToken)
                    ?? throw new InvalidOperationException($"'{handler.GetType()}' returned null. Return a task.");
            }
        }

        throw new InvalidOperationException($"'{handler.GetType()}' handles no '{payload.GetType()}'.");
    }
}
