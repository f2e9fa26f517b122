using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>Calls a batch handler with the events of a group, and adds the result of each event.</summary>
internal sealed class BatchGroupDelivery(InboxContext inbox)
{
    /// <remarks>
    /// If one event was settled or deleted since it was read, the whole transaction is rolled back. The call is then repeated with the events
    /// that are still open.
    /// </remarks>
    public async Task DeliverAsync(BatchGroup group, HandlerCallRunner runner)
    {
        var left = group.Events;
        while (left.Count > 0 && left[0].Results.CanBegin)
        {
            if (Holds(group.Recipient.Name, left))
            {
                left.ToList().ForEach(planned => planned.Results.AddWaiting(group.Recipient.Name, planned.Attempts, planned.Crashes));
                return;
            }

            left = await CallAsync(new(inbox, group with { Events = left }, runner));
        }

        foreach (var planned in left)
        {
            planned.Results.AddUnfinished(group.Recipient, planned.Attempts, planned.Crashes);
        }
    }

    // A call with both kinds of events waits for both, so that the call is not divided again.
    private bool Holds(string recipient, IReadOnlyList<PlannedEvent> events) => events.Any(static planned => planned.Loaded.IsForAll)
        ? inbox.Pauses.Holds(recipient)
        : inbox.Pauses.IsPaused(recipient);

    /// <returns>The events to call again.</returns>
    private async Task<IReadOnlyList<PlannedEvent>> CallAsync(BatchGroupCall call)
    {
        try
        {
            return await call.CallAsync() ? [] : await FindOpenAsync(call);
        }
        catch (Exception exception)
        {
            call.Add(call.Unresolved, new RecipientResult(CallOutcome.Failed, [exception]));
            return [];
        }
    }

    /// <summary>Finds the events to call again. Adds the results of the others.</summary>
    private async Task<IReadOnlyList<PlannedEvent>> FindOpenAsync(BatchGroupCall call)
    {
        using var limit = new CancellationTokenSource(inbox.Options.StoreTimeout, inbox.Time);
        var ids = call.Unresolved.Select(static planned => planned.Loaded.Item.Id).Distinct().ToList();
        var found = (await inbox.Stores.Work.LoadAsync(ids, limit.Token)).ToDictionary(static read => read.Id);
        var open = call.Unresolved.ToLookup(
            planned => planned.Loaded.IsStillOpen(found.GetValueOrDefault(planned.Loaded.Item.Id), call.Recipient));
        if (!open[false].Any())
        {
            throw new InvalidOperationException("The outcomes of the call could not be written, although no other worker has written one.");
        }

        call.Add(open[false], new RecipientResult(CallOutcome.Handled, []) { IsWritten = true });
        return [.. open[true]];
    }
}
