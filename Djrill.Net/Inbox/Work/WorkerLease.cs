namespace Djrill.Net.Inbox;

/// <summary>Keeps the lease of a worker and its lanes, on a connection of its own, and shares the lanes with other workers.</summary>
internal sealed class WorkerLease(InboxContext inbox, WorkerTenure tenure, StoreHealth health)
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private readonly TimeSpan _third = inbox.Options.LeaseDuration / 3;
    private readonly Dictionary<int, LanePosition> _leaving = []; // Given up, but not yet released in the store.
    private long _renewed;
    private long? _swept;

    /// <summary>Registers the worker and takes its first lanes.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _renewed = inbox.Time.GetTimestamp();
        await inbox.Stores.Lanes.RegisterAsync(tenure.Owner, WorkerName.Current, cancellationToken);
        await TakeAsync(cancellationToken);
    }

    /// <summary>Renews and shares until the worker stops, its lease is lost, or there is no recipient any more.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            var pause = inbox.Options.PollInterval < _third ? inbox.Options.PollInterval : _third;
            await Task.Delay(pause, inbox.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested || !tenure.IsHeld || !await inbox.HasRecipientsAsync())
            {
                break;
            }

            try
            {
                using var limit = new CancellationTokenSource(_third, inbox.Time);
                await KeepAsync(limit.Token);
            }
            catch (Exception exception)
            {
                health.Failed(exception);
            }
        }

        if (!tenure.IsHeld)
        {
            tenure.Lose();
        }
    }

    /// <summary>Releases all lanes, so that other workers can take them at once.</summary>
    public async Task EndAsync()
    {
        using var limit = new CancellationTokenSource(inbox.Options.StoreTimeout, inbox.Time);
        await inbox.Stores.Lanes.EndAsync(tenure.Owner, tenure.Lanes.GetPositions(), limit.Token);
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        var isRenewalDue = inbox.Time.GetElapsedTime(_renewed) >= _third;
        if (isRenewalDue && !await RenewAsync(cancellationToken))
        {
            tenure.Lose();
            return;
        }

        if (isRenewalDue || tenure.Lanes.Count < InboxRow.Lanes)
        {
            await TakeAsync(cancellationToken);
        }

        if (_swept is not { } swept || inbox.Time.GetElapsedTime(swept) >= SweepInterval)
        {
            await SweepAsync(cancellationToken);
        }
    }

    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var began = inbox.Time.GetTimestamp();
        var positions = tenure.Lanes.GetPositions();
        var held = await inbox.Stores.Lanes.RenewAsync(tenure.Owner, positions, cancellationToken);
        if (held is null || positions.ExceptBy(held.Select(static lane => lane.Lane), static lane => lane.Lane).Any())
        {
            return false;
        }

        _renewed = began;
        tenure.Renew(began);
        await AddAsync([.. held.ExceptBy(positions.Select(static lane => lane.Lane), static lane => lane.Lane)], cancellationToken);
        return true;
    }

    private bool IsRetrying(int lane) => tenure.Due.IsActive(lane) || tenure.Waiting.IsActive(lane);

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        var share = await inbox.Stores.Lanes.TakeAsync(tenure.Owner, tenure.Lanes.Count, cancellationToken);
        await AddAsync(share.Taken, cancellationToken);
        tenure.Due.Drop(lane => !tenure.Lanes.IsWorking(lane)); // Retries that have not begun must not keep a lane.
        tenure.Waiting.Drop(lane => !tenure.Lanes.IsWorking(lane));
        foreach (var lane in tenure.Lanes.Leave(Math.Max(0, tenure.Lanes.Count - share.Share), IsRetrying))
        {
            _leaving[lane.Lane] = lane;
        }

        if (_leaving.Count > 0)
        {
            await inbox.Stores.Lanes.ReleaseAsync(tenure.Owner, [.. _leaving.Values], cancellationToken);
            _leaving.Clear();
        }
    }

    /// <summary>
    /// Adds lanes that the store gave to the worker, also those of which the answer was lost before. Looks below their positions as well.
    /// </summary>
    private async Task AddAsync(IReadOnlyList<HeldLane> lanes, CancellationToken cancellationToken)
    {
        var added = lanes.Where(lane => !_leaving.ContainsKey(lane.Lane)).ToList();
        inbox.Pauses.Invalidate(); // The last worker of a lane may have postponed deliveries since the last read.
        added.ForEach(tenure.Lanes.Add);
        if (added.Count > 0)
        {
            _swept = null; // Until the look has succeeded.
            await SweepAsync(cancellationToken);
            inbox.Signal.NewEvents();
        }
    }

    /// <summary>Looks for pending events below the positions, which another worker may have stored.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var lanes = tenure.Lanes.GetPositions().Select(static lane => lane.Lane).ToList();
        tenure.Lanes.Rewind(await inbox.Stores.Work.FindLowestPendingAsync(lanes, cancellationToken));
        _swept = inbox.Time.GetTimestamp();
    }
}
