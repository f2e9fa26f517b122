namespace Djrill.Net.Inbox;

/// <summary>Decides when to look at the database, and adds what is found to the lanes and to the due deliveries.</summary>
internal sealed class WorkClaims(InboxContext inbox, WorkerTenure tenure, PauseReader pauses)
{
    private const int PerLane = 64;
    private const int Limit = 2000;
    private const int DueLimit = 500;

    private static readonly TimeSpan UndecidedInterval = TimeSpan.FromMilliseconds(20);

    private long? _looked; // Null: look now.
    private long? _lookedForDue;
    private long? _lookedForWaiting;
    private bool _isMore; // The last claim reached a limit.
    private bool _isUndecided; // The last claim found events that another process may still store lower ids before.

    /// <summary>Gets the time until the next look.</summary>
    public TimeSpan TimeToNext => _isUndecided && UndecidedInterval < inbox.Options.PollInterval
        ? UndecidedInterval
        : inbox.Options.PollInterval;

    public async Task ClaimAsync(CancellationToken cancellationToken)
    {
        if (!await inbox.HasRecipientsAsync())
        {
            return; // The worker is about to end. An event would end as ignored.
        }

        await pauses.ReadIfStaleAsync(cancellationToken);
        if (IsOver(_lookedForDue) && tenure.Due.Waiting < DueLimit)
        {
            await ClaimDueAsync(cancellationToken);
        }

        if (tenure.Waiting.Count < DueLimit / 2
            && (inbox.Pauses.TakeResumed() || HasDrained() || IsOver(_lookedForWaiting)))
        {
            await ClaimWaitingAsync(cancellationToken);
        }

        var hasNew = inbox.Signal.TakeNewEvents();
        if ((_isMore || hasNew || _isUndecided || IsOver(_looked)) && tenure.Lanes.Ready < Limit)
        {
            await ClaimNewAsync(cancellationToken);
        }
        else if (hasNew)
        {
            _isMore = true;
        }
    }

    private async Task ClaimNewAsync(CancellationToken cancellationToken)
    {
        var looked = inbox.Time.GetTimestamp();
        var asked = tenure.Lanes.BeginClaim();
        if (asked.Count > 0)
        {
            await pauses.ReadIfStaleAsync(cancellationToken); // A lane may just have been added.
            _isMore = true; // Until the claim has succeeded.
            var claim = await inbox.Stores.Work.ClaimAsync(asked, PerLane, Limit, cancellationToken);
            _isUndecided = claim.Events.Any(claimed => claimed.Id > claim.DecidedId);
            var isCut = claim.Events.Count >= Limit;
            tenure.Lanes.EndClaim(asked, claim, PerLane, isCut);
            _isMore = isCut || claim.Events.CountBy(static claimed => InboxRow.LaneOf(claimed.MessageHash))
                .Any(static lane => lane.Value >= PerLane);
        }

        _looked = looked;
    }

    private async Task ClaimDueAsync(CancellationToken cancellationToken)
    {
        var looked = inbox.Time.GetTimestamp();
        tenure.Due.BeginClaim();
        var limit = DueLimit + tenure.Due.Count;
        var found = await inbox.Stores.Work.ClaimDueAsync(tenure.Owner, limit, cancellationToken);
        var added = tenure.Due.EndClaim([.. found.Where(IsWorking)]);
        _lookedForDue = found.Count >= limit && added > 0 ? null : looked;
    }

    private async Task ClaimWaitingAsync(CancellationToken cancellationToken)
    {
        var (looked, isMore) = (inbox.Time.GetTimestamp(), false);
        foreach (var recipient in inbox.Pauses.Resumed)
        {
            isMore |= await ClaimWaitingAsync(recipient, cancellationToken);
        }

        _lookedForWaiting = isMore ? null : looked;
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ClaimWaitingAsync(string recipient, CancellationToken cancellationToken)
    {
        tenure.Due.BeginClaim();
        tenure.Waiting.BeginClaim();
        var limit = DueLimit + tenure.Waiting.Count;
        var found = await inbox.Stores.Work.ClaimWaitingAsync(tenure.Owner, recipient, limit, cancellationToken);
        if (found.Count == 0)
        {
            await inbox.Stores.Work.EndResumptionAsync(recipient, cancellationToken);
            inbox.Pauses.Invalidate();
            await pauses.ReadIfStaleAsync(cancellationToken); // New events need not be postponed any more.
            return false;
        }

        // A delivery during which a worker has ended begins as a retry does: with few others, or alone.
        var crashed = found.Where(IsWorking).ToLookup(static due => due.Crashes > 0);
        tenure.Due.EndClaim([.. crashed[true]]);
        tenure.Waiting.EndClaim([.. crashed[false].Select(static due => due with { IsWaiting = true })]);
        return found.Count >= limit;
    }

    private bool HasDrained() => tenure.Waiting.Count == 0 && tenure.Waiting.TakeAsked();

    private bool IsWorking(DueDelivery due) => tenure.Lanes.IsWorking(InboxRow.LaneOf(due.MessageHash));

    private bool IsOver(long? looked) => looked is not { } last || inbox.Time.GetElapsedTime(last) >= inbox.Options.PollInterval;
}
