namespace Djrill.Net.Events;

/// <summary>Describes one SMTP exchange with the recipient's server (an element of <c>msg.smtp_events</c>).</summary>
public sealed record MandrillSmtpEvent
{
    private static readonly KindWords<MandrillSmtpEventKind> Kinds = new("sent deferred bounced rejected delivered");

    internal static readonly ObjectReader<MandrillSmtpEvent> Reader = new(
        "ts type diag source_ip destination_ip size",
        static members => new()
        {
            Timestamp = members.Timestamp("ts"u8),
            Type = members.Text("type"u8),
            Diagnostics = members.Text("diag"u8),
            SourceIp = members.Text("source_ip"u8),
            DestinationIp = members.Text("destination_ip"u8),
            Size = members.Integer("size"u8),
        });

    internal MandrillSmtpEvent()
    {
    }

    /// <summary>Gets the time of the exchange, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null if the member is absent, not a number, negative, or after the year 9999.</value>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>Gets the outcome (<c>type</c>).</summary>
    /// <value>As sent. Mandrill may add new values. Null if absent.</value>
    public string? Type { get; internal init; }

    /// <summary>Gets the outcome as an enum value (<c>type</c>).</summary>
    /// <value><see cref="MandrillSmtpEventKind.Unknown"/> if <see cref="Type"/> is not a known value.</value>
    public MandrillSmtpEventKind Kind => Kinds.Find(Type);

    /// <summary>Gets the response of the recipient's server (<c>diag</c>), such as <c>250 OK</c>.</summary>
    /// <value>As sent, possibly with several lines. Null if absent or empty.</value>
    public string? Diagnostics { get; internal init; }

    /// <summary>Gets the IP address of Mandrill's server (<c>source_ip</c>).</summary>
    /// <value>As sent. Null if absent or empty.</value>
    public string? SourceIp { get; internal init; }

    /// <summary>Gets the IP address of the recipient's server (<c>destination_ip</c>).</summary>
    /// <value>As sent. Null if absent or empty.</value>
    public string? DestinationIp { get; internal init; }

    /// <summary>Gets the size of the message, presumably in bytes (<c>size</c>).</summary>
    /// <value>Null if absent or not a 64-bit integer.</value>
    public long? Size { get; internal init; }
}
