namespace Djrill.Net.Events;

/// <summary>Describes one exchange with the recipient's server (an element of <c>msg.smtp_events</c>).</summary>
public sealed record MandrillSmtpEvent
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillSmtpEvent> Reader = new(
        static members => new()
        {
            Timestamp = members.Timestamp("ts"u8),
            Type = members.Text("type"u8),
            Diagnostics = members.Text("diag"u8),
            SourceIp = members.Text("source_ip"u8),
            DestinationIp = members.Text("destination_ip"u8),
            Size = members.Integer("size"u8),
        },
        "ts", "type", "diag", "source_ip", "destination_ip", "size");

    internal MandrillSmtpEvent()
    {
    }

    /// <summary>Gets when it happened, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null where the member is absent, no number, negative or beyond the year 9999.</value>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>Gets what came of it (<c>type</c>).</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    public string? Type { get; internal init; }

    /// <summary>Gets what came of it, if it is a known type (<c>type</c>).</summary>
    /// <value><see cref="MandrillSmtpEventKind.Unknown"/> where <see cref="Type"/> is none of the known.</value>
    public MandrillSmtpEventKind Kind => Type switch
    {
        "sent" => MandrillSmtpEventKind.Sent,
        "deferred" => MandrillSmtpEventKind.Deferred,
        "bounced" => MandrillSmtpEventKind.Bounced,
        "rejected" => MandrillSmtpEventKind.Rejected,
        "delivered" => MandrillSmtpEventKind.Delivered,
        _ => MandrillSmtpEventKind.Unknown,
    };

    /// <summary>Gets the server's answer (<c>diag</c>), such as <c>250 OK</c>.</summary>
    /// <value>As sent; may have several lines. Null where absent or empty.</value>
    public string? Diagnostics { get; internal init; }

    /// <summary>Gets the address of Mandrill's server (<c>source_ip</c>).</summary>
    /// <value>As sent. Null where absent or empty.</value>
    public string? SourceIp { get; internal init; }

    /// <summary>Gets the address of the recipient's server (<c>destination_ip</c>).</summary>
    /// <value>As sent. Null where absent or empty.</value>
    public string? DestinationIp { get; internal init; }

    /// <summary>Gets the size of the message, presumably in bytes (<c>size</c>).</summary>
    /// <value>Null where absent or no whole number of 64 bits.</value>
    public long? Size { get; internal init; }
}
