namespace Djrill.Net.Events;

/// <summary>Describes one click on a link in a message (an element of <c>msg.clicks</c>).</summary>
public sealed record MandrillClick
{
    internal static readonly ObjectReader<MandrillClick> Reader = new(
        "ts url ip location ua",
        static members => new()
        {
            Timestamp = members.Timestamp("ts"u8),
            Url = members.Text("url"u8),
            Ip = members.Text("ip"u8),
            Location = members.Text("location"u8),
            UserAgent = members.Text("ua"u8),
        });

    internal MandrillClick()
    {
    }

    /// <summary>Gets the time of the click, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null if the member is absent, not a number, negative, or after the year 9999.</value>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>Gets the URL of the link (<c>url</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Url { get; internal init; }

    /// <summary>Gets the IP address of the client (<c>ip</c>).</summary>
    /// <value>As sent. Null if absent, as in old events.</value>
    public string? Ip { get; internal init; }

    /// <summary>Gets the likely location of the client (<c>location</c>), such as <c>Oklahoma City, US</c>.</summary>
    /// <value>As sent. Null if absent or not a string.</value>
    public string? Location { get; internal init; }

    /// <summary>Gets Mandrill's description of the client (<c>ua</c>), such as <c>Linux/Ubuntu/Firefox/Firefox 12</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? UserAgent { get; internal init; }
}
