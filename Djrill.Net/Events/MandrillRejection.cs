namespace Djrill.Net.Events;

/// <summary>Describes why a message was rejected (<c>msg.reject</c>), as Mandrill's API documents it. None has been seen yet.</summary>
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
    /// <value>As sent; Mandrill may add others. Null if absent.</value>
    public string? Reason { get; internal init; }

    /// <summary>Gets the reason, if it is a known one (<c>reason</c>).</summary>
    /// <value><see cref="MandrillRejectReasonKind.Unknown"/> if <see cref="Reason"/> is not a known word.</value>
    public MandrillRejectReasonKind ReasonKind => Reasons.Find(Reason);

    /// <summary>Gets when the reason occurred last, in UTC (<c>last_event_at</c>, <c>YYYY-MM-DD HH:MM:SS</c>).</summary>
    /// <value>Null if absent or not a date.</value>
    public DateTimeOffset? LastEventAt { get; internal init; }
}
