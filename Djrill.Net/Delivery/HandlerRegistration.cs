using System.Reflection;

namespace Djrill.Net.Delivery;

/// <summary>A class that was added by <see cref="DjrillMvcBuilderExtensions.AddMandrillEventHandler{THandler}"/>.</summary>
/// <param name="HandlerType">The class, by which the container makes it.</param>
/// <param name="Contracts">The kinds of events that it handles, the most derived first; empty if it takes only dead letters.</param>
/// <param name="IsDeadLetterHandler">Whether it takes dead letters.</param>
internal sealed record HandlerRegistration(Type HandlerType, IReadOnlyList<HandlerContract> Contracts, bool IsDeadLetterHandler)
{
    public static HandlerRegistration For(Type handlerType) => new(
        handlerType,
        [.. HandlerContract.All.Where(contract => contract.Service.IsAssignableFrom(handlerType))],
        typeof(IMandrillDeadLetterHandler).IsAssignableFrom(handlerType));

    /// <summary>Gets the name of a handler's class in logs, metrics and dead letters.</summary>
    public static string NameOf(Type handlerType) =>
        handlerType.GetCustomAttribute<MandrillHandlerAttribute>()?.Name is { } name && !string.IsNullOrWhiteSpace(name) ? name : $"{handlerType}";

    /// <summary>Gets the event types that a handler's class is limited to, or null.</summary>
    public static IReadOnlyList<string>? EventTypesOf(Type handlerType) =>
        handlerType.GetCustomAttribute<MandrillEventsAttribute>()?.EventTypes;
}
