using System.Threading.Channels;

namespace Djrill.Net.Inbox;

/// <summary>Claims events of the worker's lanes, notes that they begin, loads them, and hands them to the slots.</summary>
internal sealed class WorkerPump(
    InboxContext inbox, WorkerTenure tenure, StoreHealth health, ChunkPlan plan, ChannelWriter<ISlotWork> slots)
{
    /// <summary>While more outcomes than this wait to be written, nothing further is loaded.</summary>
    private const int MaxUnsettled = 4 * WorkWindow.Max;

    private readonly WorkClaims _claims = new(inbox, tenure);
    private readonly WorkWindow _window = new(inbox.Options.Concurrency, tenure.Load, inbox.Time);
    private readonly WorkChunk _chunk = new(tenure, WorkMemory.Budget);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && tenure.IsHeld)
        {
            try
            {
                while (await StepAsync(stopping))
                {
                }

                health.Succeeded();
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                health.Failed(exception);
                await Task.Delay(inbox.Options.PollInterval, inbox.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                return; // The worker stops; the next one reads again.
            }

            await inbox.Signal.WaitAsync(_claims.TimeToNext, inbox.Time, stopping);
        }
    }

    /// <summary>Claims and begins what there is.</summary>
    /// <returns>Whether anything has begun, so that there may be more.</returns>
    private async Task<bool> StepAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(inbox.Options.StoreTimeout);
        await _claims.ClaimAsync(limit.Token);
        return !stopping.IsCancellationRequested && tenure.Load.Unsettled - tenure.Load.Count <= MaxUnsettled && await BeginAsync(limit.Token);
    }

    private async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        // A chunk that was taken, but could not be loaded, is still in the workload: it is loaded first.
        if (_chunk.Items.Count == 0 && !_chunk.TryFill(await GetRoomAsync()))
        {
            return false;
        }

        if (!await inbox.Stores.Work.BeginAsync(tenure.Owner, tenure.Load.GetBegun(), cancellationToken))
        {
            tenure.Lose();
            return false;
        }

        var loaded = (await inbox.Stores.Work.LoadAsync([.. _chunk.Items.Select(static item => item.Id).Distinct()], cancellationToken))
            .ToDictionary(static found => found.Id);
        await HandOverAsync(loaded);
        _chunk.Items.Clear();
        return true;
    }

    private async ValueTask<int> GetRoomAsync()
    {
        var recipients = await inbox.Recipients.GetAllAsync();
        return _window.GetRoom(tenure.Due.HasSuspects, isForBatches: recipients.Any(static recipient => recipient.IsBatch));
    }

    private async Task HandOverAsync(Dictionary<long, LoadedEvent> loaded)
    {
        var ready = new List<LoadedCall>(_chunk.Items.Count);
        foreach (var item in _chunk.Items)
        {
            if (loaded.TryGetValue(item.Id, out var found))
            {
                ready.Add(new(item, found));
            }
            else
            {
                Skip(item);
            }
        }

        var works = await plan.DivideAsync(ready);
        tenure.Load.AddWorks(works.Count);
        foreach (var work in works)
        {
            slots.TryWrite(work); // The channel has no limit: the window limits what is loaded.
        }
    }

    /// <summary>Drops an event that was settled or deleted since it was claimed.</summary>
    private void Skip(QueuedEvent item)
    {
        if (item.Due is null)
        {
            tenure.Lanes.EndCall(item);
        }

        tenure.Load.EndCall(item);
        tenure.Settle(item);
        tenure.Load.Settle();
    }
}
