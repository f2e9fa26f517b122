using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>Describes a stored event without its payload.</summary>
public sealed class MandrillInboxEntry
{
    /// <summary>Gets the id of the event in the inbox.</summary>
    /// <value>A positive number. Ids rise in the order of receipt.</value>
    public required long Id { get; init; }

    /// <summary>Gets the number of the batch that contained the event.</summary>
    public long Batch { get; init; }

    /// <summary>Gets the event's index in the batch.</summary>
    /// <value>From 0.</value>
    public int BatchIndex { get; init; }

    /// <summary>Gets the event type.</summary>
    /// <value>As in <see cref="MandrillEvent.EventType"/>. Null if the event has no type.</value>
    public string? EventType { get; init; }

    /// <summary>Gets the name of the webhook that received the event.</summary>
    /// <value>Empty for the webhook of <c>AddDjrill</c>. Default: empty.</value>
    public string WebhookName { get; init; } = "";

    /// <summary>Gets the address of the recipient, of the inbound email, or of the entry of a list.</summary>
    /// <value>As sent. Null if the event has no address.</value>
    public string? Recipient { get; init; }

    /// <summary>Gets Mandrill's id of the message.</summary>
    /// <value>Null if the event has none, as an inbound email.</value>
    public string? MessageId { get; init; }

    /// <summary>Gets the time at which the event occurred, in UTC.</summary>
    /// <value>As in <see cref="MandrillEvent.Timestamp"/>. Null if the event has no time.</value>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Gets the time at which the event was stored, in UTC, from the clock of the database.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the size of the event's JSON.</summary>
    /// <value>In bytes.</value>
    public int Size { get; init; }

    /// <summary>Gets the state of the event.</summary>
    public MandrillInboxState State { get; init; }

    /// <summary>Gets the time at which the event became handled, ignored or dead, in UTC, from the clock of the database.</summary>
    /// <value>Null while the event is pending, running or retrying.</value>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Gets the digest of the event's idempotency key: the part after the hyphen.</summary>
    /// <value>64 lower-case hexadecimal digits. <see cref="MandrillEvent.IdempotencyKey"/> of the event contains the whole key.</value>
    public string KeyDigest { get; init; } = "";
}
