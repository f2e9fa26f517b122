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

    private async Task<bool> DeliverAsync(EventSlice slice)
    {
        if (MandrillSignals.Subscribers is not { } subscribers)
        {
            return true;
        }

        var succeeded = true;
        var args = new MandrillWebhookEventArgs(slice.EventType, new EventData(slice));
        foreach (var subscriber in Delegate.EnumerateInvocationList(subscribers))
        {
            succeeded &= await CallAsync(subscriber, args, slice.Index);
        }

        return succeeded;
    }

    private async Task<bool> CallAsync(EventHandler<MandrillWebhookEventArgs> subscriber, MandrillWebhookEventArgs args, int index)
    {
        var context = new SubscriberContext(late =>
            log.SubscriberFailedLate(late, NameOf(subscriber), index, LoggedEventType.Of(args.EventType)));

        var exceptions = await context.CallAsync(() => subscriber(null, args));
        foreach (var exception in exceptions)
        {
            log.SubscriberFailed(exception, NameOf(subscriber), index, LoggedEventType.Of(args.EventType));
        }

        return exceptions.Count == 0;
    }

    private static string NameOf(EventHandler<MandrillWebhookEventArgs> subscriber) =>
        $"{subscriber.Method.DeclaringType?.FullName}.{subscriber.Method.Name}";
}
