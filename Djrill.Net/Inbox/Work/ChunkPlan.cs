using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>Divides a chunk into the work of slots: one call of each batch handler, and the calls for single events.</summary>
/// <param name="ended">Cancelled when running calls must end.</param>
internal sealed class ChunkPlan(InboxContext inbox, WorkerTenure tenure, RecipientNames recipients, CancellationToken ended)
{
    /// <summary>Divides the events. Without a batch handler, each event is work by itself.</summary>
    public async ValueTask<IReadOnlyList<ISlotWork>> DivideAsync(IReadOnlyList<LoadedCall> chunk)
    {
        var (work, groups) = (new List<ISlotWork>(chunk.Count), new Dictionary<Recipient, (LastingRecipient Recipient, List<PlannedEvent> Events)>());
        foreach (var loaded in chunk)
        {
            var (planned, batches) = await TryPlanAsync(loaded);
            foreach (var (recipient, handler) in batches)
            {
                AddTo(groups, recipient, handler, planned!); // Not null: it has a batch handler.
            }

            if (planned is not { Singles.Count: 0 })
            {
                work.Add(planned is null ? loaded : planned);
            }
        }

        return [.. groups.Select(static group => new BatchGroup(group.Value.Recipient, group.Key, Sort(group.Value.Events))), .. work];
    }

    private async ValueTask<(PlannedEvent? Planned, IReadOnlyList<(LastingRecipient, Recipient)> Batches)> TryPlanAsync(LoadedCall loaded)
    {
        try
        {
            var found = new List<(LastingRecipient Recipient, Recipient Handler)>();
            return (Plan(loaded, await recipients.GetAsync(loaded.Event.Webhook), found), found);
        }
        catch (Exception)
        {
            return (null, []); // For example, there is too little memory to read the event. The delivery of the event reports it.
        }
    }

    /// <summary>Finds the batch handlers that get the event.</summary>
    /// <returns>The event with its other recipients, or null if no batch handler is to be called.</returns>
    private PlannedEvent? Plan(LoadedCall loaded, IReadOnlyList<LastingRecipient> all, List<(LastingRecipient Recipient, Recipient Handler)> found)
    {
        if (!all.Any(static recipient => recipient.HasBatchHandler) || (loaded.IsForAll ? loaded.Item.Crashes > 0 : IsCrashing(loaded)))
        {
            return null;
        }

        var item = loaded.CreateItem();
        var asking = all.Where(recipient => loaded.IsForAll ? recipient.CanHandle(item) && !loaded.HasRowOf(recipient.Name)
            : recipient.Name == loaded.Item.Due!.Recipient).ToList(); // Not null: it is for one recipient.
        foreach (var recipient in asking)
        {
            if (recipient.FindBatchHandler(item) is { } handler && !(loaded.IsForAll && inbox.Pauses.Holds(recipient.Name)))
            {
                found.Add((recipient, handler));
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        var singles = asking.FindAll(recipient => found.TrueForAll(batch => batch.Recipient != recipient));
        var context = inbox.CallsOf(loaded.Event.Webhook, ended);
        var results = new DeliveryResults(inbox, tenure, loaded, loaded.CreateItem(), context);
        return new(loaded, context, results, singles, found.Count + (singles.Count > 0 ? 1 : 0));
    }

    private bool IsCrashing(LoadedCall loaded) => loaded.Item.Crashes >= inbox.Options.MaxCrashes;

    private static void AddTo(
        Dictionary<Recipient, (LastingRecipient Recipient, List<PlannedEvent> Events)> groups, LastingRecipient recipient, Recipient handler, PlannedEvent planned)
    {
        if (!groups.TryGetValue(handler, out var group))
        {
            groups[handler] = group = (recipient, []);
        }

        group.Events.Add(planned);
    }

    private static List<PlannedEvent> Sort(List<PlannedEvent> events) =>
        [.. events.OrderBy(static planned => planned.Loaded.Item.Lane).ThenBy(static planned => planned.Loaded.Item.Id)];
}
