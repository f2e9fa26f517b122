using Djrill.Net.Events;

namespace Djrill.Net.Inspector;

/// <summary>Finds the events of a batch in the inbox. A search by key reads many rows, so it is made once, after the post.</summary>
internal static class SentEvents
{
    /// <summary>The number of events that are followed.</summary>
    public const int Max = 20;

    /// <summary>Returns the ids of the first events. A resent event has the id of the first time.</summary>
    public static async Task<IReadOnlyList<long>> FindAsync(InspectorRequest request, IReadOnlyList<MandrillEvent> events)
    {
        var ids = new List<long>();
        foreach (var key in events.Take(Max).Select(static sent => sent.IdempotencyKey).Distinct(StringComparer.Ordinal))
        {
            var page = await request.Inbox.ListAsync(new() { IdempotencyKey = key, PageSize = 1 }, request.Cancelled);
            ids.AddRange(page.Entries.Select(static entry => entry.Id));
        }

        return ids;
    }
}
