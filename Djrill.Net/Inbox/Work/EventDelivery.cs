using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;

namespace Djrill.Net.Inbox;

/// <summary>Delivers one event of the inbox to its recipients, one after another, and says what to write.</summary>
internal sealed class EventDelivery(InboxContext inbox, WorkerTenure tenure, RecipientNames recipients)
{
    public async Task<WorkOutcome> DeliverAsync(LoadedCall loaded, HandlerCallRunner runner, CancellationToken ended)
    {
        var context = inbox.CallsOf(loaded.Event.Webhook, ended);
        var item = new EventItem(
            new EventSlice((int)(loaded.Item.Id & ((1 << EventId.IndexBits) - 1)), loaded.Event.EventType, loaded.Event.Json, IsKept: true),
            new DeliveryRecord());
        using var span = Spans.StartInboxEvent(loaded.Event.Webhook, loaded.Event.TraceParent);
        var results = new DeliveryResults(inbox, tenure, loaded, item, context);
        try
        {
            return await DeliverAsync(item, new(inbox, context, runner, loaded, item), results);
        }
        catch (Exception exception)
        {
            // For example, there is too little memory to read the event.
            results.AddFailed(exception);
            return results.Finish();
        }
    }

    /// <summary>Checks whether the recipient committed its outcome in this round, before a worker ended.</summary>
    private static bool HasHandled(LoadedCall loaded, LastingRecipient recipient) => loaded.Event.Deliveries.Any(delivery =>
        delivery.Recipient == recipient.Name && delivery.State == DeliveryState.Handled && delivery.Round == loaded.Round);

    private async Task<WorkOutcome> DeliverAsync(EventItem item, RecipientCall call, DeliveryResults results)
    {
        var loaded = results.Loaded;
        var all = await recipients.GetAsync(loaded.Event.Webhook);
        if (!loaded.IsForAll)
        {
            await DeliverToOneAsync(all.FirstOrDefault(known => known.Name == loaded.Item.Due!.Recipient), call, results); // Not null: one recipient.
            return results.Finish();
        }

        var asking = all.Where(known => known.CanHandle(item)).ToList();
        if (loaded.Item.Crashes > 0)
        {
            asking.ForEach(results.AddSuspect);
            return results.Finish();
        }

        foreach (var recipient in asking.Where(recipient => !HasHandled(loaded, recipient)))
        {
            await DeliverAsync(recipient, call, results, attempts: 0, crashes: 0);
        }

        return asking.Count == 0 ? results.Ignore() : results.Finish();
    }

    private async Task DeliverToOneAsync(LastingRecipient? recipient, RecipientCall call, DeliveryResults results)
    {
        var due = results.Loaded.Item.Due!; // Not null: one recipient.
        if (recipient is null)
        {
            results.AddRemoved(due);
        }
        else if (due.Crashes >= inbox.Options.MaxCrashes)
        {
            results.AddCrashed(due);
        }
        else
        {
            await DeliverAsync(recipient, call, results, due.Attempts, due.Crashes);
        }
    }

    private static async Task DeliverAsync(LastingRecipient recipient, RecipientCall call, DeliveryResults results, int attempts, int crashes)
    {
        if (!results.CanBegin)
        {
            results.AddUnfinished(recipient, attempts, crashes);
            return;
        }

        results.Add(recipient, await call.CallAsync(recipient, attempts + crashes + 1), attempts + 1, crashes);
    }
}
