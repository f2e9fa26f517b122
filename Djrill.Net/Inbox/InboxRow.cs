namespace Djrill.Net.Inbox;

/// <summary>Contains the row of one event, before it has an id.</summary>
/// <param name="Index">The event's index in the batch.</param>
/// <param name="KeyTime">The event's time in seconds since 1970, or 0. The first column of the unique index.</param>
/// <param name="Key">The 32 bytes of the idempotency key's digest.</param>
/// <param name="Number">The number among the events of the batch with the same key, from 0. Null for an example of "Send Test", which is
/// never a duplicate: its number in the database is its negative id.</param>
/// <param name="EventType">Mandrill's <c>event</c>, or null.</param>
/// <param name="Recipient">The recipient's address, or null.</param>
/// <param name="MessageId">Mandrill's <c>_id</c> of the message, or null.</param>
/// <param name="OccurredAt">The event's time in milliseconds since 1970, or null.</param>
/// <param name="MessageHash">A hash of the webhook and the message id. Without a message id, of the webhook and the key.</param>
/// <param name="Json">The JSON as sent.</param>
internal sealed record InboxRow(
    int Index,
    long KeyTime,
    byte[] Key,
    int? Number,
    string? EventType,
    string? Recipient,
    string? MessageId,
    long? OccurredAt,
    long MessageHash,
    ReadOnlyMemory<byte> Json)
{
    /// <summary>The number of lanes.</summary>
    public const int Lanes = 256;

    public int Lane => LaneOf(MessageHash);

    public static int LaneOf(long messageHash) => (int)(messageHash & (Lanes - 1));
}
