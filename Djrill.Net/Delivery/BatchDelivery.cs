using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>Delivers a batch: its events in order, each to all subscribers in order, whatever any of them does.</summary>
internal sealed class BatchDelivery(ILogger log)
{
    /// <summary>Delivers every event. When the client gives up, the event at hand is still delivered to all.</summary>
    /// <returns>Whether every subscriber handled every event.</returns>
    public async Task<bool> DeliverAsync(EventBatch batch, CancellationToken clientGone)
    {
        foreach (var index in batch.Skipped)
        {
            log.Skipped(index);
        }

        var succeeded = true;
        for (var i = 0; i < batch.Events.Count; i++)
        {
            if (clientGone.IsCancellationRequested)
            {
                log.Abandoned(i, batch.Events.Count);
                return false;
            }

            succeeded &= await DeliverAsync(batch.Events[i]);
        }

        if (succeeded)
        {
            log.Accepted(batch.Events.Count);
        }

        return succeeded;
    }

    private async Task<bool> DeliverAsync(EventSlice slice)
    {
        var subscribers = MandrillSignals.Subscribers();
        if (subscribers.Count == 0)
        {
            return true;
        }

        var succeeded = true;
        var args = new MandrillWebhookEventArgs(slice.EventType, new EventJson(slice).Read);
        foreach (var subscriber in subscribers)
        {
            succeeded &= await CallAsync(subscriber, args, slice.Index);
        }

        return succeeded;
    }

    private async Task<bool> CallAsync(EventHandler<MandrillWebhookEventArgs> subscriber, MandrillWebhookEventArgs args, int index)
    {
        var name = $"{subscriber.Method.DeclaringType?.FullName}.{subscriber.Method.Name}";
        var type = LoggedEventType.Of(args.EventType);
        var context = new SubscriberContext(exception => log.SubscriberFailedLate(exception, name, index, type));

        var exceptions = await context.CallAsync(() => subscriber(null, args));
        foreach (var exception in exceptions)
        {
            log.SubscriberFailed(exception, name, index, type);
        }

        return exceptions.Count == 0;
    }
}
