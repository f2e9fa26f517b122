using Djrill.Net.Delivery;
using Djrill.Net.Protocol;

namespace Djrill.Net.Inbox;

/// <summary>An event that is ready to be delivered.</summary>
internal sealed record LoadedCall(QueuedEvent Item, LoadedEvent Event) : ISlotWork
{
    /// <summary>Gets whether all recipients are to be called, and not one of them.</summary>
    public bool IsForAll => Item.Due is null or { Recipient: "" };

    public DeliverySource? Source => Item.Due is { } due ? new(due.Recipient, due.Version) : null;

    /// <summary>Gets 0 for the first delivery of the event, and then the number of the replay.</summary>
    public int Round => Item.Due?.Round ?? 0;

    /// <summary>Creates the event for the calls of recipients. An item must not be used by two threads at once.</summary>
    public EventItem CreateItem() => new(
        new EventSlice(EventId.IndexOf(Item.Id), Event.EventType, Event.Json, IsKept: true), new DeliveryRecord());

    /// <summary>
    /// Checks whether the recipient has a row of this round: it committed its outcome before a worker ended, or it is retried by itself.
    /// </summary>
    public bool HasRowOf(string recipient) => RowOf(Event, recipient)?.Round == Round;

    /// <summary>Gets the outcome "handled" of a recipient, for the transaction of its call.</summary>
    /// <param name="attempt">The number of the attempt, from 1.</param>
    public TransactionOutcome HandledBy(string recipient, int attempt) => new(
        Item.Id, Source, recipient, RowOf(Event, recipient)?.Version, attempt, Round);

    /// <summary>Checks whether no outcome was written since the event was read.</summary>
    /// <param name="found">The event as it is now, or null if it is settled.</param>
    public bool IsStillOpen(LoadedEvent? found, string recipient) =>
        found is not null
        && RowOf(found, recipient)?.Version == RowOf(Event, recipient)?.Version
        && (Source is { } source
            ? RowOf(found, source.Recipient) is { State: DeliveryState.Open } row && row.Version == source.Version
            : found.State == EventState.Pending);

    private static StoredDelivery? RowOf(LoadedEvent read, string recipient) =>
        read.Deliveries.FirstOrDefault(delivery => delivery.Recipient == recipient);
}
