namespace Djrill.Net.Events;

/// <summary>Recognizes the example events of Mandrill's "Send Test". Some values of these events are always the same.</summary>
internal static class SendTestEvents
{
    /// <summary>The start of each message id, such as <c>exampleaaaaaaaaaa1</c>.</summary>
    private const string IdStart = "exampleaaaa";

    private const string Address = "example.webhook@mandrillapp.com";

    private const string InboundSubject = "This is an example webhook message";

    /// <summary>The time of every inbound example event.</summary>
    private static readonly DateTimeOffset InboundTimestamp = DateTimeOffset.FromUnixTimeSeconds(1368214102);

    public static bool HasId(string? id) => id is not null && id.StartsWith(IdStart, StringComparison.Ordinal);

    public static bool IsAddress(string? address) => string.Equals(address, Address, StringComparison.OrdinalIgnoreCase);

    public static bool IsInbound(string? subject, DateTimeOffset? timestamp) =>
        subject == InboundSubject && timestamp == InboundTimestamp;
}
