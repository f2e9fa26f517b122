namespace Djrill.Net.Inbox;

/// <summary>An event that is ready to be delivered.</summary>
internal sealed record LoadedCall(QueuedEvent Item, LoadedEvent Event)
{
    /// <summary>Gets whether all recipients are to be called, and not one of them.</summary>
    public bool IsForAll => Item.Due is null or { Recipient: "" };

    public DeliverySource? Source => Item.Due is { } due ? new(due.Recipient, due.Version) : null;

    /// <summary>Gets 0 for the first delivery of the event, and then the number of the replay.</summary>
    public int Round => Item.Due?.Round ?? 0;
}
