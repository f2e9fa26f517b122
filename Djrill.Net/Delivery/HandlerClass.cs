using System.Reflection;
using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>A handler's class and what its attributes say.</summary>
/// <param name="Type">The class.</param>
/// <param name="Name">The name in logs, metrics and dead letters.</param>
/// <param name="EventTypes">The types of events that the class is limited to, or null.</param>
/// <param name="Webhook">The webhook that the class is limited to, or null.</param>
internal sealed record HandlerClass(Type Type, string Name, IReadOnlyList<string>? EventTypes, string? Webhook)
{
    /// <summary>Reads a class.</summary>
    /// <exception cref="ArgumentException"><see cref="MandrillEventsAttribute"/> on it names no event type.</exception>
    public static HandlerClass For(Type type) => new(
        type,
        type.GetCustomAttribute<MandrillHandlerAttribute>()?.Name is { } name && !string.IsNullOrWhiteSpace(name) ? name : $"{type}",
        type.GetCustomAttribute<MandrillEventsAttribute>()?.EventTypes,
        type.GetCustomAttribute<MandrillHandlerAttribute>()?.Webhook);

    /// <summary>
    /// Gets the same key for classes that differ only by the kind of event, as the container makes them of one open generic
    /// registration: each event goes to one of them.
    /// </summary>
    public object Family => Type.GenericTypeArguments.Any(IsEvent)
        ? (Type.GetGenericTypeDefinition(), string.Join(',', Type.GenericTypeArguments.Where(static argument => !IsEvent(argument))))
        : Type;

    private static bool IsEvent(Type type) => typeof(MandrillEvent).IsAssignableFrom(type);
}
