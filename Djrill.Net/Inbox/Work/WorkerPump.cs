using System.Threading.Channels;

namespace Djrill.Net.Inbox;

/// <summary>Claims events of the worker's lanes, notes that they begin, loads them, and hands them to the slots.</summary>
internal sealed class WorkerPump(
    InboxContext inbox, WorkerTenure tenure, StoreHealth health, ChunkPlan plan, ChannelWriter<ISlotWork> slots,
    PauseReader pauses)
{
    /// <summary>While more outcomes than this wait to be written, nothing further is loaded.</summary>
    private const int MaxUnsettled = 4 * WorkWindow.Max;

    private readonly WorkClaims _claims = new(inbox, tenure, pauses);
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
        var hasClaimed = await TryClaimAsync(stopping);
        return !stopping.IsCancellationRequested
            && tenure.Load.Unsettled - tenure.Load.Count <= MaxUnsettled
            && await BeginAsync(stopping)
            && hasClaimed;
    }

    /// <summary>Looks for events. If that fails, the events that are known begin nevertheless.</summary>
    private async Task<bool> TryClaimAsync(CancellationToken stopping)
    {
        try
        {
            using var limit = LimitOf(stopping);
            await _claims.ClaimAsync(limit.Token);
            return true;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            health.Failed(exception);
            return false;
        }
    }

    private CancellationTokenSource LimitOf(CancellationToken stopping)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(inbox.Options.StoreTimeout);
        return limit;
    }

    private async Task<bool> BeginAsync(CancellationToken stopping)
    {
        // A chunk that was taken, but could not be loaded, is still in the workload: it is loaded first.
        if (_chunk.Items.Count == 0 && !_chunk.TryFill(await GetRoomAsync()))
        {
            return false;
        }

        using (var limit = LimitOf(stopping))
        {
            if (!await inbox.Stores.Work.BeginAsync(tenure.Owner, tenure.Load.GetBegun(), limit.Token))
            {
                tenure.Lose();
                return false;
            }
        }

        while (_chunk.Items.Count > 0)
        {
            await LoadAsync(_chunk.GetFirst(), stopping);
        }

        return true;
    }

    /// <summary>Loads a part of the chunk, with a time limit of its own, and hands it over.</summary>
    private async Task LoadAsync(IReadOnlyList<QueuedEvent> part, CancellationToken stopping)
    {
        using var limit = LimitOf(stopping);
        var loaded = (await inbox.Stores.Work.LoadAsync([.. part.Select(static item => item.Id).Distinct()], limit.Token))
            .ToDictionary(static found => found.Id);
        await HandOverAsync(part, loaded);
        _chunk.Items.RemoveRange(0, part.Count);
    }

    private async ValueTask<int> GetRoomAsync()
    {
        var recipients = await inbox.Recipients.GetAllAsync();
        return _window.GetRoom(tenure.Due.HasSuspects, isForBatches: recipients.Any(static recipient => recipient.IsBatch));
    }

    private async Task HandOverAsync(IReadOnlyList<QueuedEvent> part, Dictionary<long, LoadedEvent> loaded)
    {
        var ready = new List<LoadedCall>(part.Count);
        foreach (var item in part)
        {
            // A pending event that became a retry since it was claimed is found as a due delivery.
            if (loaded.TryGetValue(item.Id, out var found) && (item.Due is not null || found.State == EventState.Pending))
            {
                ready.Add(new(item, found));
            }
            else
            {
                tenure.Skip(item);
            }
        }

        var works = await plan.DivideAsync(ready);
        tenure.Load.AddWorks(works.Count);
        foreach (var work in works)
        {
            slots.TryWrite(work); // The channel has no limit: the window limits what is loaded.
        }
    }
}
