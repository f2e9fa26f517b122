using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>
/// Describes an entry of the deny list or of the allow list (<c>reject</c>, <c>entry</c>). The allow list's have
/// <see cref="Email"/>, <see cref="Detail"/> and <see cref="CreatedAt"/> only.
/// </summary>
public sealed record MandrillListEntry
{
    [JsonConstructor]
    internal MandrillListEntry()
    {
    }

    /// <summary>Gets the address (<c>email</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("email")]
    public string? Email { get; internal set; }

    /// <summary>Gets why the address is on the list (<c>reason</c>).</summary>
    /// <value>As sent; new ones may come. Null on the allow list.</value>
    [JsonInclude, JsonPropertyName("reason")]
    public string? Reason { get; internal set; }

    /// <summary>Gets why the address is on the list, if it is a known reason (<c>reason</c>).</summary>
    /// <value><see cref="MandrillRejectReason.Unknown"/> where <see cref="Reason"/> is none of the known.</value>
    public MandrillRejectReason ReasonKind => RejectReasons.Find(Reason);

    /// <summary>Gets more about the reason (<c>detail</c>).</summary>
    /// <value>As sent; may begin and end with blanks. Null where there is none.</value>
    [JsonInclude, JsonPropertyName("detail")]
    public string? Detail { get; internal set; }

    /// <summary>Gets when the address was put on the list, in UTC (<c>created_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null where absent or no date.</value>
    [JsonInclude, JsonPropertyName("created_at"), JsonConverter(typeof(DateConverter))]
    public DateTimeOffset? CreatedAt { get; internal set; }

    /// <summary>Gets when its reason came up last, in UTC (<c>last_event_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null on the allow list, and where no date.</value>
    [JsonInclude, JsonPropertyName("last_event_at"), JsonConverter(typeof(DateConverter))]
    public DateTimeOffset? LastEventAt { get; internal set; }

    /// <summary>Gets when the entry ceases, in UTC (<c>expires_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null where it does not, as with <c>custom</c>, on the allow list, and where no date.</value>
    [JsonInclude, JsonPropertyName("expires_at"), JsonConverter(typeof(DateConverter))]
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>Gets whether the entry has ceased (<c>expired</c>).</summary>
    /// <value>Null on the allow list, and where neither true nor false.</value>
    [JsonInclude, JsonPropertyName("expired")]
    public bool? IsExpired { get; internal set; }

    /// <summary>Gets the id of the subaccount that the entry is for (<c>subaccount</c>).</summary>
    /// <value>Null where it is for the whole account, and on the allow list.</value>
    [JsonInclude, JsonPropertyName("subaccount")]
    public string? Subaccount { get; internal set; }

    /// <summary>Gets the address of the sender that the entry is for (<c>sender</c>, or <c>sender.address</c> as in Mandrill's API).</summary>
    /// <value>Null where there is none, and on the allow list.</value>
    [JsonInclude, JsonPropertyName("sender"), JsonConverter(typeof(SenderConverter))]
    public string? Sender { get; internal set; }
}
