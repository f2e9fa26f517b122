using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Creates the handlers that are registered as services of an interface, without <c>AddMandrillEventHandler</c>.</summary>
/// <remarks>The container creates only the whole list of such handlers. So each call runs the constructors of all of them.</remarks>
internal sealed class ServiceHandlers(HandlerContract contract)
{
    private IReadOnlyList<Type>? _classes;

    public HandlerContract Contract => contract;

    /// <summary>
    /// Gets the classes of the handlers. Creates the handlers once, in a new scope, to find their classes. The method must be
    /// <c>async</c>, so that <see cref="MandrillDelivery.Current"/> does not change for the caller.
    /// </summary>
    /// <exception cref="InvalidOperationException">The list cannot be created.</exception>
    public async ValueTask<IReadOnlyList<Type>> GetClassesAsync(IServiceScopeFactory scopes)
    {
        if (_classes is null)
        {
            var delivery = new MandrillDelivery();
            delivery.Enter();
            await using var scope = scopes.CreateAsyncScope();
            DeliveryScope.Set(scope.ServiceProvider, delivery);
            _classes = [.. CreateAll(scope.ServiceProvider).Select(static handler => handler.GetType())];
        }

        return _classes;
    }

    /// <summary>Creates the handler at an index of the list.</summary>
    /// <exception cref="InvalidOperationException">The list cannot be created, or its classes have changed.</exception>
    public object Create(IServiceProvider services, int index) =>
        CreateAll(services) is var handlers && handlers.Count == _classes!.Count // Not null: the index is an index of `_classes`.
            && handlers[index].GetType() == _classes[index]
            ? handlers[index]
            : throw new InvalidOperationException(
                $"The services registered as '{contract.Service}' differ from scope to scope. Make each registration always return the "
                + "same class.");

    private List<object> CreateAll(IServiceProvider services)
    {
        try
        {
            return [.. services.GetServices(contract.Service)
                .Select(static handler => handler ?? throw new InvalidOperationException("A registration returned null."))];
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"No handler registered as '{contract.Service}' can be called, because {FindCulprit(exception)} failed. Fix the error, or "
                + "register each handler with 'AddMandrillEventHandler', which creates each handler separately.",
                exception);
        }
    }

    private static string FindCulprit(Exception exception) =>
        new StackTrace(exception).GetFrames().Select(DiagnosticMethodInfo.Create)
            .LastOrDefault(static method => method?.Name == ".ctor") is { } constructor
            ? $"the constructor of '{constructor.DeclaringTypeName}'"
            : "the container";
}
