namespace Djrill.Net.Events;

/// <summary>Describes one opening of a message (an element of <c>msg.opens</c>).</summary>
public sealed record MandrillOpen
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillOpen> Reader = new(
        static members => new()
        {
            Timestamp = members.Timestamp("ts"u8),
            Ip = members.Text("ip"u8),
            Location = members.Text("location"u8),
            UserAgent = members.Text("ua"u8),
        },
        "ts", "ip", "location", "ua");

    internal MandrillOpen()
    {
    }

    /// <summary>Gets when the message was opened, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null where the member is absent, no number, negative or beyond the year 9999.</value>
    public DateTimeOffset? Timestamp { get; internal init; }

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
