namespace Djrill.Net.Inbox;

/// <summary>The waiting deliveries that were settled or postponed during a claim, whose result may be older. Not thread-safe.</summary>
internal sealed class ClaimMemory
{
    private readonly HashSet<(long Id, string Recipient)> _settled = [];
    private readonly HashSet<(long Id, string Recipient)> _postponed = []; // Not yet settled.
    private readonly HashSet<(string Recipient, long Message)> _postponedMessages = [];

    /// <summary>Gets the handler and the message of a waiting delivery.</summary>
    public static (string Recipient, long Message) MessageOf(QueuedEvent item) =>
        (item.Due!.Recipient, item.MessageHash); // Not null: it waited.

    /// <summary>Forgets what was settled before the claim that begins now.</summary>
    public void BeginClaim()
    {
        _settled.Clear();
        _postponedMessages.Clear();
    }

    public void Postpone(QueuedEvent item)
    {
        _postponed.Add(IdOf(item));
        _postponedMessages.Add(MessageOf(item));
    }

    public void Settle(QueuedEvent item)
    {
        _settled.Add(IdOf(item));
        if (_postponed.Remove(IdOf(item)))
        {
            _postponedMessages.Add(MessageOf(item)); // A claim that began since must not begin the later ones before it.
        }
    }

    /// <summary>Checks whether the result of the claim may be older than the delivery.</summary>
    public bool IsOutdated(QueuedEvent item) => _settled.Contains(IdOf(item)) || _postponedMessages.Contains(MessageOf(item));

    private static (long Id, string Recipient) IdOf(QueuedEvent item) => (item.Id, item.Due!.Recipient); // Not null: it waited.
}
