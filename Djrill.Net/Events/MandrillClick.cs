namespace Djrill.Net.Events;

/// <summary>Describes one following of a link in a message (an element of <c>msg.clicks</c>).</summary>
public sealed record MandrillClick
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillClick> Reader = new(
        static members => new()
        {
            Timestamp = members.Timestamp("ts"u8),
            Url = members.Text("url"u8),
            Ip = members.Text("ip"u8),
            Location = members.Text("location"u8),
            UserAgent = members.Text("ua"u8),
        },
        "ts", "url", "ip", "location", "ua");

    internal MandrillClick()
    {
    }

    /// <summary>Gets when the link was followed, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null where the member is absent, no number, negative or beyond the year 9999.</value>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>Gets the link (<c>url</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    public string? Url { get; internal init; }

    /// <summary>Gets the client's address (<c>ip</c>).</summary>
    /// <value>As sent. Null where absent, as in old data.</value>
    public string? Ip { get; internal init; }

    /// <summary>Gets where the client seems to be (<c>location</c>), such as <c>Oklahoma City, US</c>.</summary>
    /// <value>As sent. Null where absent or no text.</value>
    public string? Location { get; internal init; }

    /// <summary>Gets what Mandrill makes of the client's user agent (<c>ua</c>), such as <c>Linux/Ubuntu/Firefox/Firefox 12</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    public string? UserAgent { get; internal init; }
}
