using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>Describes one exchange with the recipient's server (an element of <c>msg.smtp_events</c>).</summary>
public sealed record MandrillSmtpEvent
{
    [JsonConstructor]
    internal MandrillSmtpEvent()
    {
    }

    /// <summary>Gets when it happened, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null where the member is absent, no number, negative or beyond the year 9999.</value>
    [JsonInclude, JsonPropertyName("ts")]
    public DateTimeOffset? Timestamp { get; internal set; }

    /// <summary>Gets what came of it (<c>type</c>).</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    [JsonInclude, JsonPropertyName("type")]
    public string? Type { get; internal set; }

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
    [JsonInclude, JsonPropertyName("diag")]
    public string? Diagnostics { get; internal set; }

    /// <summary>Gets the address of Mandrill's server (<c>source_ip</c>).</summary>
    /// <value>As sent. Null where absent or empty.</value>
    [JsonInclude, JsonPropertyName("source_ip")]
    public string? SourceIp { get; internal set; }

    /// <summary>Gets the address of the recipient's server (<c>destination_ip</c>).</summary>
    /// <value>As sent. Null where absent or empty.</value>
    [JsonInclude, JsonPropertyName("destination_ip")]
    public string? DestinationIp { get; internal set; }

    /// <summary>Gets the size of the message, presumably in bytes (<c>size</c>).</summary>
    /// <value>Null where absent or no whole number of 64 bits.</value>
    [JsonInclude, JsonPropertyName("size")]
    public long? Size { get; internal set; }
}
