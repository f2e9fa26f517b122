using System.Diagnostics;
using Djrill.Net.Delivery;
using Djrill.Net.Events;

namespace Djrill.Net.Inbox;

/// <summary>Makes the rows of a batch.</summary>
internal static class InboxRows
{
    public static InboxBatch Create(ReceivedBatch batch)
    {
        var (numbers, digests) = (new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<long>());
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<InboxRow>(batch.Events.Events.Count);
        foreach (var item in EventItem.CreateAll(batch.Events.Events, new DeliveryRecord()))
        {
            rows.Add(CreateRow(batch.Webhook, item, numbers.CountUp(item.IdempotencyKey) - 1));
            AddDigests(item.Event, addresses, digests);
            item.Release();
        }

        return new(
            batch.Webhook,
            StoredText.Of(batch.SignatureName),
            rows.Count + batch.Events.Skipped.Count,
            Activity.Current?.Id,
            rows,
            digests);
    }

    private static InboxRow CreateRow(string webhook, EventItem item, int number)
    {
        var mandrillEvent = item.Event;
        var key = item.IdempotencyKey;
        var messageId = (mandrillEvent as MandrillMessageEvent)?.MessageId;
        return new(
            item.Index,
            mandrillEvent.Timestamp?.ToUnixTimeSeconds() ?? 0,
            Convert.FromHexString(key.AsSpan(key.LastIndexOf('-') + 1)),
            item.IsExample ? null : number,
            StoredText.Of(item.EventType),
            StoredText.Of(EventAddresses.RecipientOf(mandrillEvent)),
            StoredText.Of(messageId),
            mandrillEvent.Timestamp?.ToUnixTimeMilliseconds(),
            LookupDigest.OfLane(webhook, messageId ?? key),
            mandrillEvent.Utf8Json);
    }

    /// <param name="addresses">The addresses that were digested. Most events of a batch have the same sender.</param>
    private static void AddDigests(MandrillEvent mandrillEvent, HashSet<string> addresses, HashSet<long> digests)
    {
        foreach (var address in EventAddresses.Of(mandrillEvent).Where(addresses.Add))
        {
            digests.Add(LookupDigest.OfAddress(address));
        }

        if (mandrillEvent is MandrillMessageEvent { MessageId: { } messageId })
        {
            digests.Add(LookupDigest.OfMessage(messageId));
        }
    }
}
