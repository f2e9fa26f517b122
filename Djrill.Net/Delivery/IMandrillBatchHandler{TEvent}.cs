using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>Handles several events of one kind in one call, for example to save them with one <c>SaveChanges</c>.</summary>
/// <typeparam name="TEvent">The kind of event. <see cref="MandrillEvent"/> means every event.</typeparam>
/// <remarks>
/// <para>
/// Register the handler as an <see cref="IMandrillEventHandler{TEvent}"/> is registered. <see cref="MandrillEventsAttribute"/> and
/// <see cref="MandrillHandlerAttribute"/> apply. If a class implements both interfaces for one kind of event, only this one is called.
/// </para>
/// <para>
/// Direct delivery calls the handler once for each post, with the events of the batch in their order. The inbox calls it with the events
/// that are due at the moment, up to 1000. They may come from several batches and webhooks. At most one new event of a message is among
/// them, since the events of one message are handled one after another. A retry can come with a later event of its message.
/// </para>
/// <para>
/// A call has one service scope, one time limit and, in the inbox, one transaction. In the scope, and as
/// <see cref="MandrillDelivery.Current"/>, the handler gets the delivery of the first event. Its
/// <see cref="MandrillDelivery.GetTransactionAsync"/> returns the transaction of the call. For the attempt of an event, read
/// <see cref="MandrillBatchItem{TEvent}.Delivery"/>.
/// </para>
/// <para>
/// The inbox commits the transaction together with the outcomes of all events that did not fail. If one of them was deleted or settled
/// meanwhile, the transaction is rolled back, and the handler is called again at once with the other events.
/// </para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It handles events; it is no delegate.")]
public interface IMandrillBatchHandler<TEvent>
    where TEvent : MandrillEvent
{
    /// <summary>Handles events.</summary>
    /// <param name="batch">The events, at least one. To report the failure of one event, call <see cref="MandrillBatchItem{TEvent}.Fail"/>.</param>
    /// <param name="cancellationToken">A token that is cancelled as in <see cref="IMandrillEventHandler{TEvent}.HandleAsync"/>.</param>
    /// <returns>
    /// A task that completes when the events are handled. If the task fails or exceeds the time limit, all events of the call have failed.
    /// </returns>
    public Task HandleAsync(IReadOnlyList<MandrillBatchItem<TEvent>> batch, CancellationToken cancellationToken);
}
