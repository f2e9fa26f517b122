using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>Describes one opening of a message (an element of <c>msg.opens</c>).</summary>
public sealed record MandrillOpen
{
    [JsonConstructor]
    internal MandrillOpen()
    {
    }

    /// <summary>Gets when the message was opened, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null where the member is absent, no number, negative or beyond the year 9999.</value>
    [JsonInclude, JsonPropertyName("ts")]
    public DateTimeOffset? Timestamp { get; internal set; }

    /// <summary>Gets the client's address (<c>ip</c>).</summary>
    /// <value>As sent. Null where absent, as in old data.</value>
    [JsonInclude, JsonPropertyName("ip")]
    public string? Ip { get; internal set; }

    /// <summary>Gets where the client seems to be (<c>location</c>), such as <c>Oklahoma City, US</c>.</summary>
    /// <value>As sent. Null where absent or no text.</value>
    [JsonInclude, JsonPropertyName("location")]
    public string? Location { get; internal set; }

    /// <summary>Gets what Mandrill makes of the client's user agent (<c>ua</c>), such as <c>Linux/Ubuntu/Firefox/Firefox 12</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("ua")]
    public string? UserAgent { get; internal set; }
}
