namespace Djrill.Net.Events;

/// <summary>Knows the made-up events of "Send Test" by what is the same in all of them.</summary>
internal static class SendTestEvents
{
    /// <summary>What the ids begin with; behind it are more of that letter, and from the second event on a number.</summary>
    private const string IdStart = "exampleaaaa";

    private const string Address = "example.webhook@mandrillapp.com";

    private const string InboundSubject = "This is an example webhook message";

    /// <summary>The one time that the examples of inbound email have.</summary>
    private static readonly DateTimeOffset InboundTimestamp = DateTimeOffset.FromUnixTimeSeconds(1368214102);

    public static bool HasId(string? id) => id is not null && id.StartsWith(IdStart, StringComparison.Ordinal);

    public static bool IsAddress(string? address) => string.Equals(address, Address, StringComparison.OrdinalIgnoreCase);

    public static bool IsInbound(string? subject, DateTimeOffset? timestamp) =>
        subject == InboundSubject && timestamp == InboundTimestamp;
}
