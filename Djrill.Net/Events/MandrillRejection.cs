namespace Djrill.Net.Events;

/// <summary>
/// Describes the reason why a message was rejected (<c>msg.reject</c>). Mandrill's API documents this member, but no event with it is
/// known.
/// </summary>
public sealed record MandrillRejection
{
    internal static readonly KindWords<MandrillRejectReasonKind> Reasons =
        new("hard-bounce soft-bounce spam unsub custom invalid-sender invalid test-mode-limit unsigned rule");

    internal static readonly ObjectReader<MandrillRejection> Reader = new(
        "reason last_event_at",
        static members => new()
        {
            Reason = members.Text("reason"u8),
            LastEventAt = members.Date("last_event_at"u8),
        });

    internal MandrillRejection()
    {
    }

    /// <summary>Gets the reason (<c>reason</c>).</summary>
    /// <value>As sent. Mandrill may add new values. Null if absent.</value>
    public string? Reason { get; internal init; }

    /// <summary>Gets the reason as an enum value (<c>reason</c>).</summary>
    /// <value><see cref="MandrillRejectReasonKind.Unknown"/> if <see cref="Reason"/> is not a known value.</value>
    public MandrillRejectReasonKind ReasonKind => Reasons.Find(Reason);

    /// <summary>Gets the time when the reason last occurred, in UTC (<c>last_event_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null if absent or not a date.</value>
    public DateTimeOffset? LastEventAt { get; internal init; }
}
