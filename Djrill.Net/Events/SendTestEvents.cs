namespace Djrill.Net.Events;

/// <summary>Recognizes the example events of Mandrill's "Send Test" by their constant values.</summary>
internal static class SendTestEvents
{
    /// <summary>The start of the ids. More of that letter follow, and a number from the second event on.</summary>
    private const string IdStart = "exampleaaaa";

    private const string Address = "example.webhook@mandrillapp.com";

    private const string InboundSubject = "This is an example webhook message";

    /// <summary>The time of each example of an inbound email.</summary>
    private static readonly DateTimeOffset InboundTimestamp = DateTimeOffset.FromUnixTimeSeconds(1368214102);

    public static bool HasId(string? id) => id is not null && id.StartsWith(IdStart, StringComparison.Ordinal);

    public static bool IsAddress(string? address) => string.Equals(address, Address, StringComparison.OrdinalIgnoreCase);

    public static bool IsInbound(string? subject, DateTimeOffset? timestamp) =>
        subject == InboundSubject && timestamp == InboundTimestamp;
}
