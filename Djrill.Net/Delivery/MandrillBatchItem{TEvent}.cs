using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>Contains one event of a call of an <see cref="IMandrillBatchHandler{TEvent}"/>, and the result of the event.</summary>
/// <typeparam name="TEvent">The kind of event.</typeparam>
/// <param name="mandrillEvent">The event. To test a handler, create items with events of <c>MandrillSamples</c>.</param>
/// <remarks>An event is handled if the call succeeds and <see cref="Fail"/> was not called for it.</remarks>
public sealed class MandrillBatchItem<TEvent>(TEvent mandrillEvent)
    where TEvent : MandrillEvent
{
    private Exception? _failure;

    /// <summary>Gets the event. You may keep the object: no other recipient gets the same instance.</summary>
    public TEvent Event { get; } = mandrillEvent ?? throw new ArgumentNullException(nameof(mandrillEvent));

    /// <summary>Gets the delivery of the event: its attempt, its index in the batch and its webhook.</summary>
    /// <value>
    /// All items of a call share one transaction: <see cref="MandrillDelivery.GetTransactionAsync"/> returns the same transaction for each
    /// of them. Default: a new <see cref="MandrillDelivery"/>.
    /// </value>
    public MandrillDelivery Delivery { get; init; } = new();

    /// <summary>Gets the exception that was passed to <see cref="Fail"/>, or null.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>
    /// Reports that the handler failed on this event. The event is retried, or becomes a dead letter. The other events of the call are not
    /// affected.
    /// </summary>
    /// <param name="exception">The reason, for the log, the dead letter and the inbox.</param>
    /// <remarks>
    /// The first exception counts. The method has no effect after the call has ended. If the handler has already written something for the event
    /// in the transaction of the call, that is committed with the rest. So write for an event only after its checks.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public void Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Interlocked.CompareExchange(ref _failure, exception, null);
    }
}
