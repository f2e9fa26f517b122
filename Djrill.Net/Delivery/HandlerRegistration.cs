using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>A handler from DI: one interface of one class.</summary>
/// <param name="HandlerType">The class.</param>
/// <param name="Name">What the log calls it.</param>
/// <param name="EventTypes">The types it is limited to, or null.</param>
/// <param name="Kind">The kind of event it takes.</param>
/// <param name="Invoke">Calls it.</param>
internal sealed record HandlerRegistration(
    Type HandlerType,
    string Name,
    IReadOnlyList<string>? EventTypes,
    Type Kind,
    Func<object, MandrillEvent, CancellationToken, Task> Invoke)
{
    private static readonly MethodInfo OfKindMethod =
        typeof(HandlerRegistration).GetMethod(nameof(OfKind), BindingFlags.Static | BindingFlags.NonPublic)!; // Not null: it stands below.

    /// <summary>
    /// Gets what the ledger knows it by; the same in each process and version of the application. Classes of one name in two
    /// assemblies are two handlers.
    /// </summary>
    public string Identity { get; } = $"{HandlerType.Assembly.GetName().Name}/{Name}";

    /// <summary>Finds the interfaces that a class handles events by, the one for every event first.</summary>
    [RequiresUnreferencedCode("The call for each interface is made by reflection.")]
    public static IReadOnlyList<HandlerRegistration> Of([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type handlerType)
    {
        var types = handlerType.GetCustomAttribute<MandrillEventsAttribute>()?.EventTypes;
        var found = handlerType.GetInterfaces()
            .Where(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IMandrillEventHandler<>))
            .OrderBy(static face => face.FullName, StringComparer.Ordinal)
            .Select(face => (HandlerRegistration)OfKindMethod.MakeGenericMethod(face.GetGenericArguments()).Invoke(null, [handlerType, types])!); // Not null: it makes one.
        return typeof(IMandrillEventHandler).IsAssignableFrom(handlerType) ? [OfAll(handlerType, types), .. found] : [.. found];
    }

    /// <summary>Tells whether an event is for this handler. Only where its type does not rule it out is the event read.</summary>
    public bool Takes(MandrillWebhookEventArgs args) =>
        EventTypes?.Contains(args.EventType, StringComparer.Ordinal) is not false
        && (Kind == typeof(MandrillEvent) || Kind.IsInstanceOfType(args.Event));

    private static HandlerRegistration OfAll(Type handlerType, IReadOnlyList<string>? types) => new(
        handlerType,
        $"{handlerType}",
        types,
        typeof(MandrillEvent),
        static (handler, mandrillEvent, cancellation) => ((IMandrillEventHandler)handler).HandleAsync(mandrillEvent, cancellation));

    private static HandlerRegistration OfKind<TEvent>(Type handlerType, IReadOnlyList<string>? types)
        where TEvent : MandrillEvent => new(
        handlerType,
        $"{handlerType}:{typeof(TEvent).Name}",
        types,
        typeof(TEvent),
        static (handler, mandrillEvent, cancellation) => ((IMandrillEventHandler<TEvent>)handler).HandleAsync((TEvent)mandrillEvent, cancellation));
}
