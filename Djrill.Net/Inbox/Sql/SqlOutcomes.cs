namespace Djrill.Net.Inbox;

/// <summary>Writes the outcome of an event with failures, or of a delivery (D2, D3, D4).</summary>
internal sealed class SqlOutcomes(SqlEngine engine)
{
    private readonly SqlDeliveries _deliveries = new(engine);
    private readonly SqlPauses _pauses = new(engine);
    private readonly SqlOwnWrite _ownWrite = new(engine);

    /// <returns>Whether the outcome is kept, by this call or by an earlier one whose result was unknown.</returns>
    public async Task<bool> WriteAsync(EventOutcome outcome, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(outcome.IsSynced ? SqlAccess.WriteSynced : SqlAccess.Write, cancellationToken);
        var state = await _deliveries.LockEventAsync(session, outcome.EventId, cancellationToken);
        if (!await IsValidAsync(session, outcome, state, cancellationToken))
        {
            return state is not (null or EventState.Pending) && await _ownWrite.IsStoredAsync(session, outcome, cancellationToken);
        }

        await CloseSourceAsync(session, outcome, cancellationToken);
        var areDeadKept = true;
        foreach (var result in outcome.Results)
        {
            var isKept = await _deliveries.WriteAsync(session, outcome.EventId, result, cancellationToken);
            areDeadKept &= isKept || result.State != DeliveryState.Dead;
        }

        var waiting = outcome.Results.Where(static result => result.IsWaiting);
        foreach (var result in waiting.OrderBy(static result => result.Recipient, StringComparer.Ordinal))
        {
            await _pauses.KeepAsync(session, result.Recipient, cancellationToken);
        }

        await _deliveries.SettleAsync(session, outcome.EventId, outcome.IsIgnored, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return areDeadKept;
    }

    // A failure needs the lease: without it, another worker may be succeeding. A success needs none.
    private async Task<bool> IsValidAsync(
        SqlSession session, EventOutcome outcome, EventState? state, CancellationToken cancellationToken) =>
        outcome.Source is { } source
            ? state is not null && await IsOpenAsync(session, outcome.EventId, source, cancellationToken)
            : state == EventState.Pending && (outcome.Results.Count == 0 || await IsHeldAsync(session, outcome, cancellationToken));

    private Task<bool> IsOpenAsync(SqlSession session, long id, DeliverySource source, CancellationToken cancellationToken) => AnyAsync(
        session,
        $"SELECT 1 FROM {engine.Tables.Deliveries} WHERE event_id = @id AND recipient = @recipient AND state = 0 AND version = @version",
        cancellationToken,
        ("id", id),
        ("recipient", source.Recipient),
        ("version", source.Version));

    private Task<bool> IsHeldAsync(SqlSession session, EventOutcome outcome, CancellationToken cancellationToken) => AnyAsync(
        session,
        $"""
        SELECT 1 FROM {engine.Tables.Lanes} WHERE lane = (SELECT lane FROM {engine.Tables.Events} WHERE id = @id)
          AND owner = @owner AND fence = @fence AND {engine.Unexpired}
        """,
        cancellationToken,
        ("id", outcome.EventId),
        ("owner", outcome.Owner),
        ("fence", outcome.Fence));

    private static async Task<bool> AnyAsync(
        SqlSession session, string sql, CancellationToken cancellationToken, params (string, object?)[] parameters) =>
        (await session.QueryAsync(sql, static _ => true, cancellationToken, parameters)).Count > 0;

    // A source without a result has ended: its recipient handled the event, or each recipient has a row of its own. The row that stood for
    // all recipients stays as well, so that a late write of an older call never finds its version in a later replay.
    private Task CloseSourceAsync(SqlSession session, EventOutcome outcome, CancellationToken cancellationToken) =>
        outcome.Source is { } source && outcome.Results.All(result => result.Recipient != source.Recipient)
            ? session.ExecuteAsync(
                $"""
                UPDATE {engine.Tables.Deliveries} SET state = 1, version = version + 1, updated = {engine.Now}
                WHERE event_id = @id AND recipient = @recipient
                """,
                cancellationToken,
                ("id", outcome.EventId),
                ("recipient", source.Recipient))
            : Task.CompletedTask;
}
