using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Stores each batch before the answer. If the store fails, nothing was accepted and the answer is 503.</summary>
internal sealed class InboxSink(InboxContext inbox, StoreHealth health) : IBatchSink
{
    public async Task<BatchOutcome> DeliverAsync(ReceivedBatch batch)
    {
        BatchAnnouncement.Announce(batch);
        var (events, log) = (batch.Events.Events, batch.Diagnostics.Log);
        if (events.Count == 0)
        {
            log.Accepted(0);
            return BatchOutcome.Delivered;
        }

        try
        {
            var start = inbox.Time.GetTimestamp();
            using var limit = new CancellationTokenSource(inbox.Options.StoreTimeout, inbox.Time);
            await inbox.Stores.Events.OpenAsync(limit.Token);
            var stored = await inbox.Stores.Events.StoreAsync(InboxRows.Create(batch), limit.Token);
            Report(batch, stored, inbox.Time.GetElapsedTime(start));
            health.Succeeded();
            return BatchOutcome.Delivered;
        }
        catch (Exception exception)
        {
            health.Failed(exception);
            log.NotStored(events.Count, Telemetry.ErrorType(exception));
            return BatchOutcome.NotStored;
        }
    }

    private void Report(ReceivedBatch batch, int stored, TimeSpan time)
    {
        var known = batch.Events.Events.Count - stored;
        batch.Diagnostics.Telemetry.Stored(stored, known, time);
        if (stored > 0)
        {
            batch.Diagnostics.Log.Stored(stored, known);
            inbox.Signal.NewEvents();
        }
        else
        {
            batch.Diagnostics.Log.AllKnown(known);
        }
    }
}
