using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Delivers one event of the inbox to its recipients, one after another, and says what to write.</summary>
internal sealed class EventDelivery(InboxContext inbox, WorkerTenure tenure, RecipientNames recipients)
{
    public async Task<WorkOutcome> DeliverAsync(LoadedCall loaded, HandlerCallRunner runner, CancellationToken ended)
    {
        var context = inbox.CallsOf(loaded.Event.Webhook, ended);
        var item = loaded.CreateItem();
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

    /// <summary>Delivers an event to those recipients that get it by itself. Batch handlers get it in calls of their own.</summary>
    public async Task DeliverAsync(PlannedEvent planned, HandlerCallRunner runner)
    {
        var loaded = planned.Loaded;
        using var span = Spans.StartInboxEvent(loaded.Event.Webhook, loaded.Event.TraceParent);
        var call = new RecipientCall(inbox, planned.Context, runner, loaded, loaded.CreateItem());
        try
        {
            foreach (var recipient in planned.Singles)
            {
                await DeliverFirstAsync(recipient, call, planned.Results, attempts: 0);
            }
        }
        catch (Exception exception)
        {
            planned.Results.AddFailed(exception);
        }
    }

    private async Task<WorkOutcome> DeliverAsync(EventItem item, RecipientCall call, DeliveryResults results)
    {
        var loaded = results.Loaded;
        var all = await recipients.GetAsync(loaded.Event.Webhook);
        if (!loaded.IsForAll)
        {
            var one = all.FirstOrDefault(known => known.Name == loaded.Item.Due!.Recipient); // Not null: one recipient.
            if (one is null && all.Any(static known => known.IsUncreatable))
            {
                results.AddPostponed(); // It may be one of the handlers that the container cannot create at present.
            }
            else
            {
                await DeliverToOneAsync(one, call, results);
            }

            return results.Finish();
        }

        var asking = all.Where(known => known.CanHandle(item)).ToList();
        if (loaded.Item.Crashes > 0)
        {
            asking.ForEach(results.AddSuspect);
            return results.Finish();
        }

        foreach (var recipient in asking.Where(recipient => !loaded.HasRowOf(recipient.Name)))
        {
            // The row for all recipients counts the attempts of those that the container cannot create.
            await DeliverFirstAsync(recipient, call, results, recipient.IsUncreatable ? loaded.Item.Due?.Attempts ?? 0 : 0);
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
        else if (inbox.Pauses.IsPaused(recipient.Name))
        {
            results.AddWaiting(recipient.Name, due.Attempts, due.Crashes);
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

    /// <summary>Calls a recipient for an event that it did not get before, unless the events of the recipient wait.</summary>
    private async Task DeliverFirstAsync(LastingRecipient recipient, RecipientCall call, DeliveryResults results, int attempts)
    {
        if (inbox.Pauses.Holds(recipient.Name))
        {
            results.AddWaiting(recipient.Name, attempts, crashes: 0);
            return;
        }

        await DeliverAsync(recipient, call, results, attempts, crashes: 0);
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
