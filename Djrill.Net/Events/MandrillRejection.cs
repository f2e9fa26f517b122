namespace Djrill.Net.Events;

/// <summary>Describes why a message was rejected (<c>msg.reject</c>), in the form that Mandrill's API documents. None has been seen yet.</summary>
public sealed record MandrillRejection
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillRejection> Reader = new(
        static members => new()
        {
            Reason = members.Text("reason"u8),
            LastEventAt = members.Date("last_event_at"u8),
        },
        "reason", "last_event_at");

    internal MandrillRejection()
    {
    }

    /// <summary>Gets the reason (<c>reason</c>).</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    public string? Reason { get; internal init; }

    /// <summary>Gets the reason, if it is a known one (<c>reason</c>).</summary>
    /// <value><see cref="MandrillRejectReasonKind.Unknown"/> where <see cref="Reason"/> is none of the known.</value>
    public MandrillRejectReasonKind ReasonKind => RejectReasons.Find(Reason);

    /// <summary>Gets when that reason came up last, in UTC (<c>last_event_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null where absent or no date.</value>
    public DateTimeOffset? LastEventAt { get; internal init; }
}
