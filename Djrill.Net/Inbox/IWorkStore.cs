namespace Djrill.Net.Inbox;

/// <summary>Reads what is due and writes outcomes. See docs/inbox-protocol.md, statements C1 to D4.</summary>
internal interface IWorkStore
{
    /// <summary>Reads the ids of pending events above the positions of the lanes (C1), in the order of ids within a lane.</summary>
    /// <param name="lanes">For each lane the id above which to read.</param>
    /// <param name="perLane">The greatest number of events of one lane.</param>
    /// <param name="limit">The greatest number of events.</param>
    public Task<Claim> ClaimAsync(IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken);

    /// <summary>Reads open deliveries whose time has come (C2), of lanes that the worker holds, the longest due first.</summary>
    public Task<IReadOnlyList<DueDelivery>> ClaimDueAsync(string owner, int limit, CancellationToken cancellationToken);

    /// <summary>Reads the postponed deliveries of a handler (C3), of lanes that the worker holds, in the order of events.</summary>
    public Task<IReadOnlyList<DueDelivery>> ClaimWaitingAsync(
        string owner, string recipient, int limit, CancellationToken cancellationToken);

    /// <summary>Reads the handlers that hold events, and for each whether it is paused, not resumed.</summary>
    public Task<IReadOnlyDictionary<string, bool>> ReadPausesAsync(CancellationToken cancellationToken);

    /// <summary>Ends the resumption of a handler if no delivery waits (P4).</summary>
    public Task EndResumptionAsync(string recipient, CancellationToken cancellationToken);

    /// <summary>Finds for each lane the lowest id of a pending event, also below the position. Lanes without one are left out.</summary>
    public Task<IReadOnlyList<LanePosition>> FindLowestPendingAsync(IReadOnlyList<int> lanes, CancellationToken cancellationToken);

    /// <summary>Writes what is about to begin into the worker's row (B1), in place of the previous list.</summary>
    /// <returns>Whether the worker's row exists and its lease has not ended. If not, nothing may begin.</returns>
    public Task<bool> BeginAsync(string owner, IReadOnlyCollection<BegunCall> calls, CancellationToken cancellationToken);

    /// <summary>Reads the bodies and the deliveries of events (B2). Leaves out events that are settled or deleted.</summary>
    public Task<IReadOnlyList<LoadedEvent>> LoadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Settles pending events that every recipient handled, or that no recipient asked for (D1). May be relaxed.</summary>
    public Task SettleAsync(IReadOnlyCollection<long> handled, IReadOnlyCollection<long> ignored, CancellationToken cancellationToken);

    /// <summary>Writes the outcome of an event with failures, or of a delivery (D2, D3, D4), in one transaction.</summary>
    /// <returns>Whether the condition held. If not, another worker has written an outcome, and nothing was changed.</returns>
    public Task<bool> FinishAsync(EventOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Begins the transaction of one call (T1), on a connection of its own.</summary>
    public Task<ICallTransaction> BeginTransactionAsync(CancellationToken cancellationToken);
}

/// <summary>The ids that were claimed. Every event of a batch up to <paramref name="DecidedId"/> is committed or will never be.</summary>
internal sealed record Claim(IReadOnlyList<ClaimedEvent> Events, long DecidedId);

/// <summary>A pending event. The size is that of its JSON in bytes.</summary>
internal readonly record struct ClaimedEvent(long Id, long MessageHash, int Size);

/// <summary>An open delivery that is due. An empty recipient stands for all recipients.</summary>
internal sealed record DueDelivery(
    long EventId, long MessageHash, int Size, string Recipient, int Version, int Attempts, int Crashes, int Round, string? ErrorType)
{
    /// <summary>Gets whether the delivery was postponed and begins in the order of its message.</summary>
    public bool IsWaiting { get; init; }
}

/// <summary>A call that is about to begin.</summary>
/// <param name="Recipient">The recipient. Empty stands for all recipients.</param>
/// <param name="Version">
/// The version of the open delivery. A call that ended long before its worker wrote an outcome with another version. Null for an event
/// that is delivered for the first time.
/// </param>
internal readonly record struct BegunCall(long EventId, string Recipient, int? Version = null);
