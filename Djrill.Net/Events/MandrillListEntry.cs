namespace Djrill.Net.Events;

/// <summary>
/// Describes an entry of the deny list or of the allow list (<c>reject</c>, <c>entry</c>). An entry of the allow list has only
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

    /// <summary>Gets the address (<c>email</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Email { get; internal init; }

    /// <summary>Gets why the address is on the list (<c>reason</c>).</summary>
    /// <value>As sent; Mandrill may add others. Null on the allow list.</value>
    public string? Reason { get; internal init; }

    /// <summary>Gets why the address is on the list, if it is a known reason (<c>reason</c>).</summary>
    /// <value><see cref="MandrillRejectReasonKind.Unknown"/> if <see cref="Reason"/> is not a known word.</value>
    public MandrillRejectReasonKind ReasonKind => MandrillRejection.Reasons.Find(Reason);

    /// <summary>Gets details of the reason (<c>detail</c>).</summary>
    /// <value>As sent; may begin and end with blanks. Null if absent.</value>
    public string? Detail { get; internal init; }

    /// <summary>Gets when the address was put on the list, in UTC (<c>created_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null if absent or not a date.</value>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>Gets when the reason occurred last, in UTC (<c>last_event_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null on the allow list, and if it is not a date.</value>
    public DateTimeOffset? LastEventAt { get; internal init; }

    /// <summary>Gets when the entry expires, in UTC (<c>expires_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null if it does not expire, as with <c>custom</c>, on the allow list, and if it is not a date.</value>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>Gets whether the entry has expired (<c>expired</c>).</summary>
    /// <value>Null on the allow list, and if neither true nor false.</value>
    public bool? IsExpired { get; internal init; }

    /// <summary>Gets the id of the subaccount that the entry is for (<c>subaccount</c>).</summary>
    /// <value>Null if the entry is for the whole account, and on the allow list.</value>
    public string? Subaccount { get; internal init; }

    /// <summary>
    /// Gets the address of the sender that the entry is for (<c>sender</c>, or <c>sender.address</c> as in Mandrill's API).
    /// </summary>
    /// <value>Null if absent, and on the allow list.</value>
    public string? Sender { get; internal init; }

    /// <summary>Reads an address, or the member <c>address</c> of an object, as Mandrill's API writes a sender.</summary>
    private static string? ReadSender(ReadOnlySpan<byte> value) =>
        JsonValues.ReadText(value is [(byte)'{', ..] ? JsonItems.Find(value, "address"u8) : value);
}
