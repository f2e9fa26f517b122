namespace Djrill.Net.Delivery;

/// <summary>Somebody who gets events: a subscriber or a handler.</summary>
internal abstract class Recipient(RecipientId id, string name)
{
    public RecipientId Id => id;

    /// <summary>Gets the name in logs, metrics and dead letters.</summary>
    public string Name => name;

    /// <summary>Checks whether the recipient asks for an event.</summary>
    public abstract bool CanHandle(EventItem item);

    /// <summary>Calls the recipient with an event object of its own.</summary>
    public abstract ValueTask<CallResult> CallAsync(CallContext call, EventItem item);
}
