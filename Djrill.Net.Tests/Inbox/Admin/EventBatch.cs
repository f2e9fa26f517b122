using Djrill.Net.Events;
using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>Makes the rows of a batch from events.</summary>
internal static class EventBatch
{
    public static InboxBatch Of(string webhook, params IReadOnlyList<MandrillEvent> events) => new(
        webhook,
        "primary",
        events.Count,
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        [.. events.Select((mandrillEvent, index) => Row(webhook, mandrillEvent, index))],
        events.SelectMany(DigestsOf).ToHashSet());

    private static InboxRow Row(string webhook, MandrillEvent mandrillEvent, int index)
    {
        var key = mandrillEvent.IdempotencyKey;
        var messageId = MessageIdOf(mandrillEvent);
        return new(
            index,
            mandrillEvent.Timestamp?.ToUnixTimeSeconds() ?? 0,
            Convert.FromHexString(key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..]),
            Number: 0,
            mandrillEvent.EventType,
            EventAddresses.RecipientOf(mandrillEvent),
            messageId,
            mandrillEvent.Timestamp?.ToUnixTimeMilliseconds(),
            LookupDigest.OfLane(webhook, messageId ?? key),
            mandrillEvent.Utf8Json);
    }

    private static IEnumerable<long> DigestsOf(MandrillEvent mandrillEvent) => EventAddresses.Of(mandrillEvent)
        .Select(LookupDigest.OfAddress)
        .Concat(MessageIdOf(mandrillEvent) is { } messageId ? [LookupDigest.OfMessage(messageId)] : []);

    private static string? MessageIdOf(MandrillEvent mandrillEvent) => (mandrillEvent as MandrillMessageEvent)?.MessageId;
}
