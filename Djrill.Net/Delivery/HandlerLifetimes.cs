using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Djrill.Net.Delivery;

/// <summary>Finds the services that the application registered as singletons. A singleton needs no scope.</summary>
internal sealed class HandlerLifetimes(IServiceCollection services)
{
    public static void Add(IServiceCollection services) => services.TryAddSingleton(new HandlerLifetimes(services));

    /// <summary>Checks whether a service is registered and all its registrations are singletons.</summary>
    public bool IsSingleton(Type service)
    {
        var lifetimes = services
            .Where(registered => !registered.IsKeyedService
                && (registered.ServiceType == service
                    || (service.IsGenericType && registered.ServiceType == service.GetGenericTypeDefinition())))
            .Select(static registered => registered.Lifetime).Distinct();
        return lifetimes.SequenceEqual([ServiceLifetime.Singleton]);
    }
}
