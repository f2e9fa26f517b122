using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>Describes why a message was rejected (<c>msg.reject</c>), in the form that Mandrill's API documents. None has been seen yet.</summary>
public sealed record MandrillRejection
{
    [JsonConstructor]
    internal MandrillRejection()
    {
    }

    /// <summary>Gets the reason (<c>reason</c>).</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    [JsonInclude, JsonPropertyName("reason")]
    public string? Reason { get; internal set; }

    /// <summary>Gets the reason, if it is a known one (<c>reason</c>).</summary>
    /// <value><see cref="MandrillRejectReason.Unknown"/> where <see cref="Reason"/> is none of the known.</value>
    public MandrillRejectReason ReasonKind => RejectReasons.Find(Reason);

    /// <summary>Gets when that reason came up last, in UTC (<c>last_event_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null where absent or no date.</value>
    [JsonInclude, JsonPropertyName("last_event_at"), JsonConverter(typeof(DateConverter))]
    public DateTimeOffset? LastEventAt { get; internal set; }
}
