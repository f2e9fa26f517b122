using System.Reflection;
using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>Describes the class of a handler and the values of its attributes.</summary>
/// <param name="Type">The class.</param>
/// <param name="Name">The name in logs, metrics and dead letters.</param>
/// <param name="EventTypes">The types of events that the class is limited to, or null.</param>
/// <param name="Webhook">The webhook that the class is limited to, or null.</param>
internal sealed record HandlerClass(Type Type, string Name, IReadOnlyList<string>? EventTypes, string? Webhook)
{
    /// <summary>Reads the attributes of a class.</summary>
    /// <exception cref="ArgumentException">The class has <see cref="MandrillEventsAttribute"/> without an event type.</exception>
    public static HandlerClass For(Type type)
    {
        var handler = type.GetCustomAttribute<MandrillHandlerAttribute>();
        return new(
            type,
            string.IsNullOrWhiteSpace(handler?.Name) ? $"{type}" : handler.Name,
            type.GetCustomAttribute<MandrillEventsAttribute>()?.EventTypes,
            handler?.Webhook);
    }

    /// <summary>
    /// Gets a key that is equal for classes that differ only by the kind of event. The container creates such classes from one open
    /// generic registration. Only one class of a family gets an event.
    /// </summary>
    public object Family => Type.GenericTypeArguments.Any(IsEvent)
        ? (Type.GetGenericTypeDefinition(), string.Join(',', Type.GenericTypeArguments.Where(static argument => !IsEvent(argument))))
        : Type;

    private static bool IsEvent(Type type) => typeof(MandrillEvent).IsAssignableFrom(type);
}
