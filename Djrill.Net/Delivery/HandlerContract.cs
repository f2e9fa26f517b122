using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>One of the five types that a handler of events can be registered as.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="Service">The interface, <see cref="IMandrillEventHandler{TEvent}"/> of that kind.</param>
/// <param name="InvokeAsync">Calls a handler through the interface.</param>
internal sealed record HandlerContract(Type Kind, Type Service, Func<object, MandrillEvent, CancellationToken, Task> InvokeAsync)
{
    /// <summary>All five, the most derived kinds first.</summary>
    public static readonly IReadOnlyList<HandlerContract> All =
    [
        For<MandrillMessageEvent>(), For<MandrillInboundEvent>(), For<MandrillSyncEvent>(), For<MandrillUnknownEvent>(), For<MandrillEvent>(),
    ];

    private static HandlerContract For<TEvent>()
        where TEvent : MandrillEvent => new(
            typeof(TEvent),
            typeof(IMandrillEventHandler<TEvent>),
            static (handler, mandrillEvent, cancellation) => ((IMandrillEventHandler<TEvent>)handler).HandleAsync((TEvent)mandrillEvent, cancellation));
}
