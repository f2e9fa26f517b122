namespace Djrill.Net.Events;

/// <summary>
/// Describes an entry of the deny list or of the allow list (<c>reject</c>, <c>entry</c>). Entries of the allow list have values only for
/// <see cref="Email"/>, <see cref="Detail"/> and <see cref="CreatedAt"/>.
/// </summary>
public sealed record MandrillListEntry
{
    internal static readonly ObjectReader<MandrillListEntry> Reader = new(
        "email reason detail created_at last_event_at expires_at expired subaccount sender",
        static members => new()
        {
            Email = members.Text("email"u8),
            Reason = members.Text("reason"u8),
            Detail = members.Text("detail"u8),
            CreatedAt = members.Date("created_at"u8),
            LastEventAt = members.Date("last_event_at"u8),
            ExpiresAt = members.Date("expires_at"u8),
            IsExpired = members.Flag("expired"u8),
            Subaccount = members.Text("subaccount"u8),
            Sender = ReadSender(members["sender"u8]),
        });

    internal MandrillListEntry()
    {
    }

    /// <summary>Gets the email address (<c>email</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Email { get; internal init; }

    /// <summary>Gets the reason why the address is on the list (<c>reason</c>).</summary>
    /// <value>As sent. Mandrill may add new values. Null in entries of the allow list.</value>
    public string? Reason { get; internal init; }

    /// <summary>Gets the reason as an enum value (<c>reason</c>).</summary>
    /// <value><see cref="MandrillRejectReasonKind.Unknown"/> if <see cref="Reason"/> is not a known value.</value>
    public MandrillRejectReasonKind ReasonKind => MandrillRejection.Reasons.Find(Reason);

    /// <summary>Gets details of the reason (<c>detail</c>).</summary>
    /// <value>As sent, possibly with leading or trailing white space. Null if absent.</value>
    public string? Detail { get; internal init; }

    /// <summary>Gets the time when the address was added to the list, in UTC (<c>created_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null if absent or not a date.</value>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>Gets the time when the reason last occurred, in UTC (<c>last_event_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null if the member is not a date, and in entries of the allow list.</value>
    public DateTimeOffset? LastEventAt { get; internal init; }

    /// <summary>Gets the time when the entry expires, in UTC (<c>expires_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>
    /// Null if the entry does not expire, or if the member is not a date. Entries of the allow list, and entries with the reason
    /// <c>custom</c>, do not expire.
    /// </value>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>Gets whether the entry has expired (<c>expired</c>).</summary>
    /// <value>Null if the member is neither true nor false, and in entries of the allow list.</value>
    public bool? IsExpired { get; internal init; }

    /// <summary>Gets the id of the subaccount to which the entry applies (<c>subaccount</c>).</summary>
    /// <value>Null if the entry applies to the whole account, and in entries of the allow list.</value>
    public string? Subaccount { get; internal init; }

    /// <summary>
    /// Gets the address of the sender to which the entry applies (<c>sender</c>, or <c>sender.address</c> as in Mandrill's API).
    /// </summary>
    /// <value>Null if absent, as in entries of the allow list.</value>
    public string? Sender { get; internal init; }

    /// <summary>Reads a sender: a string, or an object with the member <c>address</c>.</summary>
    private static string? ReadSender(ReadOnlySpan<byte> value) =>
        JsonValues.ReadText(value is [(byte)'{', ..] ? JsonItems.Find(value, "address"u8) : value);
}
