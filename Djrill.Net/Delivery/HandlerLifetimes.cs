using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Knows which services the application registered as singletons: those need no scope.</summary>
internal sealed class HandlerLifetimes(IServiceCollection services)
{
    public static void Add(IServiceCollection services)
    {
        if (services.All(static service => service.ServiceType != typeof(HandlerLifetimes)))
        {
            services.AddSingleton(new HandlerLifetimes(services));
        }
    }

    /// <summary>Checks whether a service has registrations, and each of them is a singleton's.</summary>
    public bool IsSingleton(Type service)
    {
        var lifetimes = services
            .Where(registered => !registered.IsKeyedService
                && (registered.ServiceType == service || (service.IsGenericType && registered.ServiceType == service.GetGenericTypeDefinition())))
            .Select(static registered => registered.Lifetime).Distinct();
        return lifetimes.SequenceEqual([ServiceLifetime.Singleton]);
    }
}
