namespace Djrill.Net.Inbox;

/// <summary>The statements on rows of <c>deliveries</c>, and the one that settles an event. The event's row is locked before.</summary>
internal sealed class SqlDeliveries(SqlEngine engine)
{
    private string Deliveries => engine.Tables.Deliveries;

    private string Events => engine.Tables.Events;

    /// <summary>Gets the statement that writes a result. A handled delivery of the round stays: its transaction was committed.</summary>
    public string Upsert =>
        $"""
        INSERT INTO {Deliveries} (event_id, recipient, lane, state, version, round, attempts, crashes, due, error_type, error_message,
          error_frame, failure_group, trace, created, updated)
        SELECT id, @recipient, lane, @state, 1, @round, @attempts, @crashes,
          CASE WHEN @waits = 1 THEN {SqlPauses.WaitingDue} ELSE {engine.Now} + @delay END, @errorType, @errorMessage, @errorFrame,
          @failureGroup, @trace, {engine.Now}, {engine.Now} FROM {Events} WHERE id = @id
        ON CONFLICT (event_id, recipient) DO UPDATE SET state = excluded.state, version = {Deliveries}.version + 1,
          round = excluded.round, attempts = excluded.attempts, crashes = excluded.crashes, due = excluded.due,
          error_type = {Kept("error_type")}, error_message = {Kept("error_message")}, error_frame = {Kept("error_frame")},
          failure_group = {Kept("failure_group")}, trace = {Kept("trace")}, updated = excluded.updated
        WHERE {Deliveries}.state <> 1 OR {Deliveries}.round < excluded.round
        """;

    /// <summary>Gets the statement that settles an event by its deliveries: an open one, else a dead one, else none.</summary>
    public string Settle =>
        $"""
        UPDATE {Events} SET
          state = CASE WHEN w.open > 0 THEN 1 WHEN w.dead > 0 THEN 4 ELSE @settledState END,
          settled = CASE WHEN w.open > 0 THEN NULL ELSE {engine.Now} END,
          outcome = CASE WHEN w.open > 0 THEN NULL WHEN w.dead > 0 THEN 'dead' ELSE @settledOutcome END
        FROM (SELECT count(CASE WHEN state = 0 THEN 1 END) AS open, count(CASE WHEN state = 2 THEN 1 END) AS dead
          FROM {Deliveries} WHERE event_id = @id) AS w
        WHERE id = @id
        """;

    // A delivery that is postponed between two attempts keeps the error of the last one.
    private string Kept(string column) => $"CASE WHEN @waits = 1 THEN {Deliveries}.{column} ELSE excluded.{column} END";

    /// <summary>Locks an event's row.</summary>
    /// <returns>The event's state, or null if the event was removed.</returns>
    public async Task<EventState?> LockEventAsync(SqlSession session, long id, CancellationToken cancellationToken)
    {
        var states = await session.QueryAsync(
            $"SELECT state FROM {Events} WHERE id = @id{engine.LockRows}",
            static row => (EventState?)row.GetInt32(0),
            cancellationToken,
            ("id", id));
        return states.SingleOrDefault();
    }

    /// <summary>Writes a result.</summary>
    /// <returns>Whether it is kept. Not if a committed transaction of the round has handled the event.</returns>
    public async Task<bool> WriteAsync(
        SqlSession session, long id, DeliveryResult result, CancellationToken cancellationToken) => await session.ExecuteAsync(
        Upsert,
        cancellationToken,
        ("id", id),
        ("recipient", result.Recipient),
        ("state", (int)result.State),
        ("round", result.Round),
        ("attempts", result.Attempts),
        ("crashes", result.Crashes),
        ("delay", result.State == DeliveryState.Open ? (long)result.Delay.TotalMilliseconds : 0L),
        ("waits", result.IsWaiting ? 1 : 0),
        ("errorType", result.Error?.Type),
        ("errorMessage", result.Error?.Message),
        ("errorFrame", result.Error?.Frame),
        ("failureGroup", result.Error is { } error ? FailureGroup.Of(result.Recipient, error) : null),
        ("trace", result.TraceId)) > 0;

    public Task SettleAsync(SqlSession session, long id, bool isIgnored, CancellationToken cancellationToken) => session.ExecuteAsync(
        Settle, cancellationToken, [("id", id), .. SettledAs(isIgnored)]);

    /// <summary>The parameters of <see cref="Settle"/> for an event without an open or dead delivery.</summary>
    public static (string, object?)[] SettledAs(bool isIgnored) => isIgnored
        ? [("settledState", (int)EventState.Ignored), ("settledOutcome", "ignored")]
        : [("settledState", (int)EventState.Handled), ("settledOutcome", "handled")];
}
