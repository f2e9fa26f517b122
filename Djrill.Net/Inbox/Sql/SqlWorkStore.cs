namespace Djrill.Net.Inbox;

/// <summary>Reads what is due and writes outcomes in SQL, for both engines (C1 to D4).</summary>
internal sealed class SqlWorkStore(SqlEngine engine) : IWorkStore
{
    private readonly SqlEventReader _reader = new(engine);
    private readonly SqlPauses _pauses = new(engine);
    private readonly SqlOutcomes _outcomes = new(engine);

    // Two statements would lock in two orders of ids, and could wait in a circle with others who lock several events.
    private string LockBoth =>
        $"SELECT id FROM {engine.Tables.Events} WHERE {engine.In("id", "@both")} AND state = 0 ORDER BY id{engine.LockRows};";

    public Task<Claim> ClaimAsync(
        IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken) =>
        engine.ClaimAsync(lanes, perLane, limit, cancellationToken);

    public Task<IReadOnlyList<DueDelivery>> ClaimDueAsync(string owner, int limit, CancellationToken cancellationToken) =>
        _reader.ReadDueAsync(owner, limit, cancellationToken);

    public Task<IReadOnlyList<DueDelivery>> ClaimWaitingAsync(
        string owner, string recipient, int limit, CancellationToken cancellationToken) =>
        _reader.ReadWaitingAsync(owner, recipient, limit, cancellationToken);

    public Task<IReadOnlyDictionary<string, bool>> ReadPausesAsync(CancellationToken cancellationToken) =>
        _pauses.ReadAsync(cancellationToken);

    public Task EndResumptionAsync(string recipient, CancellationToken cancellationToken) => _pauses.EndAsync(recipient, cancellationToken);

    public Task<IReadOnlyList<LanePosition>> FindLowestPendingAsync(IReadOnlyList<int> lanes, CancellationToken cancellationToken) =>
        _reader.FindLowestPendingAsync(lanes, cancellationToken);

    public async Task<bool> BeginAsync(string owner, IReadOnlyCollection<BegunCall> calls, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        var changed = await session.ExecuteAsync(
            $"UPDATE {engine.Tables.Workers} SET begun = @begun WHERE owner = @owner AND {engine.Unexpired}",
            cancellationToken,
            ("owner", owner),
            ("begun", BegunCalls.Write(calls)));
        await session.CommitAsync(cancellationToken);
        return changed == 1;
    }

    public Task<IReadOnlyList<LoadedEvent>> LoadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _reader.LoadAsync(ids, cancellationToken);

    public async Task SettleAsync(
        IReadOnlyCollection<long> handled, IReadOnlyCollection<long> ignored, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        await session.ExecuteAsync(
            $"""
            {(handled.Count > 0 && ignored.Count > 0 ? LockBoth : "")}
            UPDATE {engine.Tables.Events} SET state = 2, settled = {engine.Now}, outcome = 'handled'
            WHERE {engine.In("id", "@handled")} AND state = 0;
            UPDATE {engine.Tables.Events} SET state = 3, settled = {engine.Now}, outcome = 'ignored'
            WHERE {engine.In("id", "@ignored")} AND state = 0
            """,
            cancellationToken,
            ("both", engine.ListValue([.. handled.Concat(ignored).Order()])),
            ("handled", engine.ListValue([.. handled.Order()])),
            ("ignored", engine.ListValue([.. ignored.Order()])));
        await session.CommitAsync(cancellationToken);
    }

    public Task<bool> FinishAsync(EventOutcome outcome, CancellationToken cancellationToken) =>
        _outcomes.WriteAsync(outcome, cancellationToken);

    public Task<ICallTransaction> BeginTransactionAsync(CancellationToken cancellationToken) => engine.BeginCallAsync(cancellationToken);
}
