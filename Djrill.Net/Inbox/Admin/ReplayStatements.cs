namespace Djrill.Net.Inbox;

/// <summary>Writes the statements of a replay (R1). Each carries its condition, and returns the ids of the changed events.</summary>
internal sealed class ReplayStatements(SqlEngine engine, DeliveryFilter filter, ReplayPlan plan)
{
    private const string Reopen =
        "state = 0, version = version + 1, round = round + 1, attempts = 0, crashes = 0";

    /// <summary>Locks the events in the order of their ids. Every statement that settles an event locks its row first.</summary>
    public string Lock =>
        $"SELECT e.id FROM {engine.Tables.Events} e WHERE {Id("e.id")} AND e.state IN (1, 2, 3, 4) ORDER BY e.id{engine.LockRows}";

    public string OpenDead => Update(2);

    // A delivery that waits for a paused handler keeps its place behind the earlier ones of its message.
    public string MakeDue => Update(0, $" AND due <> {SqlPauses.WaitingDue}");

    /// <summary>Inserts a delivery to the handler, or to all handlers. Leaves out events with an open delivery to all handlers.</summary>
    public string Insert => $"""
        INSERT INTO {engine.Tables.Deliveries} AS d
            (event_id, recipient, lane, state, version, round, attempts, crashes, due, created, updated)
        SELECT e.id, @handler, e.lane, 0, 1,
            COALESCE((SELECT max(o.round) FROM {engine.Tables.Deliveries} o WHERE o.event_id = e.id), 0) + 1,
            0, 0, {engine.Now}, {engine.Now}, {engine.Now}
        FROM {engine.Tables.Events} e
        WHERE {Id("e.id")} AND e.state IN ({string.Join(", ", plan.NewStates.Select(static state => (int)state))})
            AND NOT EXISTS (SELECT 1 FROM {engine.Tables.Deliveries} o WHERE o.event_id = e.id AND o.recipient = '' AND o.state = 0)
        ON CONFLICT (event_id, recipient) DO UPDATE SET state = 0, version = d.version + 1, round = excluded.round, attempts = 0,
            crashes = 0, due = excluded.due, updated = excluded.updated
        WHERE d.state IN (1, 3)
        RETURNING event_id
        """;

    public string ReopenEvents =>
        $"UPDATE {engine.Tables.Events} SET state = 1, settled = NULL, outcome = NULL WHERE {Id("id")} AND state IN (2, 3, 4)";

    private string Id(string column) => engine.In(column, "@chunk");

    private string Update(int state, string condition = "") =>
        $"UPDATE {engine.Tables.Deliveries} SET {Reopen}, due = {engine.Now}, updated = {engine.Now} "
        + $"WHERE {Id("event_id")} AND state = {state}{condition}{filter.OfKnownEvents} RETURNING event_id";
}
