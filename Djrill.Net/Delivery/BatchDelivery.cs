using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>Delivers a batch: its events in order, each to all subscribers in order, whatever any of them does.</summary>
internal sealed class BatchDelivery(ILogger log)
{
    private const int MaxLoggedIndexes = 100;

    /// <summary>Delivers every event. When the request is aborted, the event at hand is still delivered to all.</summary>
    public async Task<DeliveryOutcome> DeliverAsync(EventBatch batch, CancellationToken aborted)
    {
        if (batch.Skipped.Count > 0)
        {
            log.Skipped(batch.Skipped.Count, string.Join(", ", batch.Skipped.Take(MaxLoggedIndexes)));
        }

        var succeeded = true;
        for (var i = 0; i < batch.Events.Count; i++)
        {
            if (aborted.IsCancellationRequested)
            {
                log.Aborted(i, batch.Events.Count);
                return DeliveryOutcome.Aborted;
            }

            succeeded &= await DeliverAsync(batch.Events[i]);
        }

        if (!succeeded)
        {
            return DeliveryOutcome.Failed;
        }

        log.Accepted(batch.Events.Count);
        return DeliveryOutcome.Delivered;
    }

    private async ValueTask<bool> DeliverAsync(EventSlice slice)
    {
        if (MandrillSignals.Subscribers is not { } subscribers)
        {
            return true;
        }

        var succeeded = true;
        var args = new MandrillWebhookEventArgs(slice.EventType, new EventData(slice));
        foreach (var subscriber in Delegate.EnumerateInvocationList(subscribers))
        {
            succeeded &= await CallAsync(new SubscriberCall(log, subscriber, args, slice.Index));
        }

        return succeeded;
    }

    private static async ValueTask<bool> CallAsync(SubscriberCall call)
    {
        var exceptions = await new SubscriberContext(call).CallAsync();
        foreach (var exception in exceptions)
        {
            call.Failed(exception);
        }

        return exceptions.Count == 0;
    }
}
