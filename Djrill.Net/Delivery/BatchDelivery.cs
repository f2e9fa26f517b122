using System.Buffers;
using Djrill.Net.Diagnostics;
using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Delivery;

/// <summary>Delivers a batch: its events in order, each to all who are to be told, whatever any of them does.</summary>
internal sealed class BatchDelivery(DeliveryContext context, EventBatch batch)
{
    private const int MaxLoggedIndexes = 100;

    // What the ledger does not know yet. While all goes well it need not, and no event needs its key.
    private readonly (string? Key, DeliveryRecord? Record)[] _unsaved = new (string?, DeliveryRecord?)[batch.Events.Count];

    private readonly EventDelivery _delivery = new(context);

    private int _skipped;
    private bool _hasAbandoned;

    /// <summary>Delivers every event. When the request is interrupted, the event at hand is still delivered to all.</summary>
    public async Task<DeliveryOutcome> DeliverAsync()
    {
        context.Telemetry.BatchReceived(batch.Events.Count, batch.Events.Select(static slice => slice.EventType));
        if (batch.Skipped.Count > 0)
        {
            context.Log.Skipped(batch.Skipped.Count, string.Join(", ", batch.Skipped.Take(MaxLoggedIndexes)));
        }

        var outcome = await DeliverAllAsync();
        if (_skipped > 0)
        {
            context.Log.AlreadyHandled(_skipped);
            context.Telemetry.DeliveriesSkipped(_skipped);
        }

        if (outcome == DeliveryOutcome.Delivered)
        {
            context.Log.Accepted(batch.Events.Count);
        }

        if (outcome != DeliveryOutcome.Delivered || _hasAbandoned)
        {
            await SaveAsync();
        }

        return outcome;
    }

    private async Task<DeliveryOutcome> DeliverAllAsync()
    {
        var succeeded = true;
        var isKnown = await context.Ledger.HasRecordsAsync();
        for (var i = 0; i < batch.Events.Count; i++)
        {
            if (context.Interruption.IsRequested)
            {
                context.Log.Aborted(i, batch.Events.Count);
                return DeliveryOutcome.Aborted;
            }

            succeeded &= await DeliverAsync(i, isKnown);
        }

        return succeeded ? DeliveryOutcome.Delivered : DeliveryOutcome.Failed;
    }

    private async ValueTask<bool> DeliverAsync(int i, bool isKnown)
    {
        if (MandrillSignals.Subscribers is null && context.Handlers.Count == 0)
        {
            return true;
        }

        var args = ArgsOf(i);

        // The key is made before anybody can change the event's data.
        var key = isKnown || IsForHandlers(args) ? context.Ledger.KeyOf(args.Event) : null;
        var record = key is null ? DeliveryRecord.Empty : await context.Ledger.FindAsync(key);
        var outcome = await _delivery.DeliverAsync(args, batch.Events[i].Index, key, record);

        _skipped += outcome.Skipped;
        _hasAbandoned |= outcome.HasAbandoned;
        _unsaved[i] = outcome.IsUnsaved ? (key, outcome.Record) : default;
        return !outcome.HasFailed;
    }

    private bool IsForHandlers(MandrillWebhookEventArgs args)
    {
        foreach (var handler in context.Handlers)
        {
            if (handler.Takes(args))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Remembers what was handled, before the answer asks for all of it again.</summary>
    private async Task SaveAsync()
    {
        for (var i = 0; i < _unsaved.Length; i++)
        {
            if (_unsaved[i] is (var key, { } record))
            {
                var mandrillEvent = ArgsOf(i).Event;
                await context.Ledger.SaveAsync(key ?? context.Ledger.KeyOf(mandrillEvent), mandrillEvent, record);
            }
        }
    }

    private MandrillWebhookEventArgs ArgsOf(int i) => new(EventReader.Read(batch.Events[i].EventType, batch.Events[i].Json.ToArray()));
}
