namespace Djrill.Net.Events;

/// <summary>
/// Describes an entry of the deny list or of the allow list (<c>reject</c>, <c>entry</c>). The allow list's have
/// <see cref="Email"/>, <see cref="Detail"/> and <see cref="CreatedAt"/> only.
/// </summary>
public sealed record MandrillListEntry
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillListEntry> Reader = new(
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
        },
        "email", "reason", "detail", "created_at", "last_event_at", "expires_at", "expired", "subaccount", "sender");

    internal MandrillListEntry()
    {
    }

    /// <summary>Gets the address (<c>email</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    public string? Email { get; internal init; }

    /// <summary>Gets why the address is on the list (<c>reason</c>).</summary>
    /// <value>As sent; new ones may come. Null on the allow list.</value>
    public string? Reason { get; internal init; }

    /// <summary>Gets why the address is on the list, if it is a known reason (<c>reason</c>).</summary>
    /// <value><see cref="MandrillRejectReasonKind.Unknown"/> where <see cref="Reason"/> is none of the known.</value>
    public MandrillRejectReasonKind ReasonKind => RejectReasons.Find(Reason);

    /// <summary>Gets more about the reason (<c>detail</c>).</summary>
    /// <value>As sent; may begin and end with blanks. Null where there is none.</value>
    public string? Detail { get; internal init; }

    /// <summary>Gets when the address was put on the list, in UTC (<c>created_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null where absent or no date.</value>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>Gets when its reason came up last, in UTC (<c>last_event_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null on the allow list, and where no date.</value>
    public DateTimeOffset? LastEventAt { get; internal init; }

    /// <summary>Gets when the entry ceases, in UTC (<c>expires_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null where it does not, as with <c>custom</c>, on the allow list, and where no date.</value>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>Gets whether the entry has ceased (<c>expired</c>).</summary>
    /// <value>Null on the allow list, and where neither true nor false.</value>
    public bool? IsExpired { get; internal init; }

    /// <summary>Gets the id of the subaccount that the entry is for (<c>subaccount</c>).</summary>
    /// <value>Null where it is for the whole account, and on the allow list.</value>
    public string? Subaccount { get; internal init; }

    /// <summary>Gets the address of the sender that the entry is for (<c>sender</c>, or <c>sender.address</c> as in Mandrill's API).</summary>
    /// <value>Null where there is none, and on the allow list.</value>
    public string? Sender { get; internal init; }

    /// <summary>Reads an address, or the member <c>address</c> of an object, as Mandrill's API writes a sender.</summary>
    private static string? ReadSender(ReadOnlySpan<byte> value) =>
        JsonValues.ReadText(value is [(byte)'{', ..] ? JsonMembers.Find(value, "address"u8) : value);
}
