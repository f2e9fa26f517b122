using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>The handlers that the application registered as a service of an interface, in plain dependency injection.</summary>
/// <remarks>
/// The container gives such handlers only as a whole list, so the constructors of all of them run for each call of one.
/// </remarks>
internal sealed class PlainHandlers(Type service)
{
    private IReadOnlyList<Type>? _classes;

    /// <summary>Gets the interface.</summary>
    public Type Service => service;

    /// <summary>Learns the classes of the handlers, once, from a list in a scope of its own.</summary>
    /// <exception cref="InvalidOperationException">The list cannot be created.</exception>
    public async ValueTask<IReadOnlyList<Type>> GetClassesAsync(IServiceScopeFactory scopes)
    {
        if (_classes is null)
        {
            await using var scope = scopes.CreateAsyncScope();
            DeliveryScope.Set(scope.ServiceProvider, new MandrillDelivery());
            _classes = [.. Create(scope.ServiceProvider).Select(static handler => handler.GetType())];
        }

        return _classes;
    }

    /// <summary>Creates the handler at an index of the list.</summary>
    /// <exception cref="InvalidOperationException">The list cannot be created, or has changed since it was learned.</exception>
    public object Create(IServiceProvider services, int index)
    {
        var handlers = Create(services);
        return index < handlers.Count && handlers[index].GetType() == _classes![index] // Not null: the index is from there.
            ? handlers[index]
            : throw new InvalidOperationException(
                $"The services registered as '{service}' differ from scope to scope. Let each registration always give the same class.");
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A constructor may throw anything; the cause is kept.")]
    private List<object> Create(IServiceProvider services)
    {
        try
        {
            return [.. services.GetServices(service).OfType<object>()];
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"No handler registered as '{service}' can be called, because {CulpritOf(exception)} failed. Mend it, or register each handler "
                + "with 'AddMandrillEventHandler', which creates each one by itself.",
                exception);
        }
    }

    /// <summary>Names the innermost constructor that ran.</summary>
    private static string CulpritOf(Exception exception) =>
        new StackTrace(exception).GetFrames().Select(static frame => frame.GetMethod()).OfType<ConstructorInfo>().FirstOrDefault() is { DeclaringType: { } type }
            ? $"the constructor of '{type}'"
            : "the container";
}
