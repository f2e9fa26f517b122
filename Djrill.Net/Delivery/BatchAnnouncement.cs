using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Reports a verified batch to the log and the metrics, whichever sink takes it.</summary>
internal static class BatchAnnouncement
{
    private const int MaxLoggedIndexes = 100;

    public static void Announce(ReceivedBatch batch)
    {
        var (events, skipped) = (batch.Events.Events, batch.Events.Skipped);
        batch.Diagnostics.Telemetry.BatchReceived(events.Count, events.Select(static slice => slice.EventType));
        if (skipped.Count > 0)
        {
            batch.Diagnostics.Log.Skipped(skipped.Count, string.Join(", ", skipped.Take(MaxLoggedIndexes)));
        }
    }
}
