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
            var call = new BatchGroupCall(inbox, group with { Events = left }, runner);
            left = await call.CallAsync() ? [] : await FindOpenAsync(group.Recipient.Name, call);
        }

        foreach (var planned in left)
        {
            planned.Results.AddUnfinished(group.Recipient, planned.Attempts, planned.Crashes);
        }
    }

    /// <summary>Finds the events to call again. Adds the results of the others.</summary>
    private async Task<IReadOnlyList<PlannedEvent>> FindOpenAsync(string recipient, BatchGroupCall call)
    {
        try
        {
            using var limit = new CancellationTokenSource(inbox.Options.StoreTimeout, inbox.Time);
            var ids = call.RolledBack.Select(static planned => planned.Loaded.Item.Id).Distinct().ToList();
            var found = (await inbox.Stores.Work.LoadAsync(ids, limit.Token)).ToDictionary(static read => read.Id);
            var open = call.RolledBack.ToLookup(
                planned => planned.Loaded.IsStillOpen(found.GetValueOrDefault(planned.Loaded.Item.Id), recipient));
            if (open[false].Any())
            {
                call.Add(open[false], new RecipientResult(CallOutcome.Handled, []) { IsWritten = true });
                return [.. open[true]];
            }

            throw new InvalidOperationException("The outcomes of the call could not be written, although no other worker has written one.");
        }
        catch (Exception exception)
        {
            call.Add(call.RolledBack, new RecipientResult(CallOutcome.Failed, [exception]));
            return [];
        }
    }
}
