using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Djrill.Net.Delivery;

/// <summary>Stores the <see cref="MandrillDelivery"/> of a call in the call's scope, so that the container can inject it.</summary>
internal sealed class DeliveryScope
{
    private MandrillDelivery? _delivery;

    /// <summary>Gets the delivery of the current call.</summary>
    /// <exception cref="InvalidOperationException">The scope was not created for a call. Singletons use such a scope.</exception>
    public MandrillDelivery Delivery => _delivery ?? throw new InvalidOperationException(
        "'MandrillDelivery' exists only while an event is delivered. Singletons cannot inject it. Register a handler as 'Scoped', or read "
        + "'MandrillDelivery.Current' during the call.");

    /// <summary>Sets the delivery of a scope. Does nothing if <see cref="Add"/> was not called.</summary>
    public static void Set(IServiceProvider scope, MandrillDelivery delivery) => scope.GetService<DeliveryScope>()?._delivery = delivery;

    /// <summary>Registers <see cref="MandrillDelivery"/> as a scoped service.</summary>
    public static void Add(IServiceCollection services)
    {
        services.TryAddScoped<DeliveryScope>();
        services.TryAddScoped(static scope => scope.GetRequiredService<DeliveryScope>().Delivery);
    }

    /// <summary>Checks whether a constructor of the handler has a parameter of type <see cref="MandrillDelivery"/>.</summary>
    public static bool HasDeliveryParameter([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type) =>
        type.GetConstructors().Any(static constructor =>
            constructor.GetParameters().Any(static parameter => parameter.ParameterType == typeof(MandrillDelivery)));
}
