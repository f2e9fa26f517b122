namespace Djrill.Net.Events;

/// <summary>Recognizes the example events of Mandrill's "Send Test". Some values of these events are always the same.</summary>
internal static class SendTestEvents
{
    /// <summary>The start of each message id. More letters <c>a</c> follow, and in some ids a number.</summary>
    private const string IdStart = "exampleaaaa";

    private const string Address = "example.webhook@mandrillapp.com";

    private const string InboundSubject = "This is an example webhook message";

    /// <summary>The time of every inbound example event.</summary>
    private static readonly DateTimeOffset InboundTimestamp = DateTimeOffset.FromUnixTimeSeconds(1368214102);

    public static bool HasExampleId(string? id) => id is not null && id.StartsWith(IdStart, StringComparison.Ordinal);

    public static bool IsExampleAddress(string? address) => string.Equals(address, Address, StringComparison.OrdinalIgnoreCase);

    public static bool IsExampleInbound(string? subject, DateTimeOffset? timestamp) =>
        subject == InboundSubject && timestamp == InboundTimestamp;
}
