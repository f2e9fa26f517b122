using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Djrill.Net.Delivery;

/// <summary>Holds the delivery of the call that a scope belongs to, so that the container can pass it to constructors.</summary>
internal sealed class DeliveryScope
{
    private MandrillDelivery? _delivery;

    /// <summary>Gets the delivery.</summary>
    /// <exception cref="InvalidOperationException">The scope belongs to no call, as the root scope of singletons.</exception>
    public MandrillDelivery Delivery => _delivery ?? throw new InvalidOperationException(
        "'MandrillDelivery' exists only while an event is delivered, and not for a singleton. Register the handler as 'Scoped', or read "
        + "'MandrillDelivery.Current' during the call.");

    /// <summary>Sets the delivery of a scope. Without <c>AddDjrill</c> and <c>AddMandrillEventHandler</c> nothing is registered.</summary>
    public static void Set(IServiceProvider scope, MandrillDelivery delivery) => scope.GetService<DeliveryScope>()?._delivery = delivery;

    /// <summary>Registers the delivery for constructors.</summary>
    public static void Add(IServiceCollection services)
    {
        services.TryAddScoped<DeliveryScope>();
        services.TryAddScoped(static scope => scope.GetRequiredService<DeliveryScope>().Delivery);
    }

    public static bool IsAskedForBy([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type handlerType) =>
        handlerType.GetConstructors().Any(static constructor =>
            constructor.GetParameters().Any(static parameter => parameter.ParameterType == typeof(MandrillDelivery)));
}
