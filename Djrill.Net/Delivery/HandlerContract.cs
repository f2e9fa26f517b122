using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>Describes an interface that a handler can be registered as.</summary>
/// <param name="Service">The interface.</param>
/// <param name="Payload">The kind of event that the interface handles, or <see cref="MandrillDeadLetter"/>.</param>
/// <param name="InvokeAsync">Calls a handler through the interface.</param>
internal sealed record HandlerContract(Type Service, Type Payload, Func<object, object, CancellationToken, Task> InvokeAsync)
{
    /// <summary>
    /// All interfaces, in order from the most derived kind of event to the base kind. For each kind, the interface for batches comes first.
    /// </summary>
    public static readonly IReadOnlyList<HandlerContract> All =
    [
        .. For<MandrillMessageEvent>(),
        .. For<MandrillInboundEvent>(),
        .. For<MandrillSyncEvent>(),
        .. For<MandrillUnknownEvent>(),
        .. For<MandrillEvent>(),
        new(typeof(IMandrillDeadLetterHandler), typeof(MandrillDeadLetter), static (handler, deadLetter, cancellation) =>
            ((IMandrillDeadLetterHandler)handler).HandleAsync((MandrillDeadLetter)deadLetter, cancellation)),
    ];

    public bool IsForDeadLetters => Payload == typeof(MandrillDeadLetter);

    /// <summary>Gets whether the interface takes the events of a batch in one call. The call's payload is then <see cref="BatchItems"/>.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Checks whether a handler can be called with the payload through this interface.</summary>
    public bool Accepts(object payload) => IsBatch ? payload is BatchItems : Payload.IsInstanceOfType(payload);

    private static HandlerContract[] For<TEvent>()
        where TEvent : MandrillEvent =>
    [
        new(typeof(IMandrillBatchHandler<TEvent>), typeof(TEvent), static (handler, items, cancellation) =>
            ((IMandrillBatchHandler<TEvent>)handler).HandleAsync(((BatchItems)items).CreateItems<TEvent>(), cancellation))
        {
            IsBatch = true,
        },
        new(typeof(IMandrillEventHandler<TEvent>), typeof(TEvent), static (handler, mandrillEvent, cancellation) =>
            ((IMandrillEventHandler<TEvent>)handler).HandleAsync((TEvent)mandrillEvent, cancellation)),
    ];
}
