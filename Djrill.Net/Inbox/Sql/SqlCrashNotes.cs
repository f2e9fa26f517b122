namespace Djrill.Net.Inbox;

/// <summary>Notes what ended workers had begun, and deletes their rows (W3).</summary>
internal sealed class SqlCrashNotes(SqlEngine engine)
{
    private string EndedWorkers =>
        $"""
        SELECT owner, begun FROM {engine.Tables.Workers}
        WHERE owner <> @owner{(engine.HasOneWorker ? "" : $" AND until <= {engine.Now}")}{engine.LockFreeRows}
        """;

    // In the order of ids, as all who lock several events, so that they do not wait for each other in a circle.
    private string LockEvents =>
        $"SELECT id, state FROM {engine.Tables.Events} WHERE {engine.In("id", "@ids")} ORDER BY id{engine.LockRows}";

    /// <summary>Gets the statement for events that were begun for the first time when their worker ended.</summary>
    private string InsertCrashed =>
        $"""
        INSERT INTO {engine.Tables.Deliveries} (event_id, recipient, lane, state, version, round, attempts, crashes, due, created, updated)
        SELECT id, '', lane, 0, 1, 0, 0, 1, {engine.Now}, {engine.Now}, {engine.Now}
        FROM {engine.Tables.Events} WHERE {engine.In("id", "@ids")} ON CONFLICT (event_id, recipient) DO NOTHING;
        UPDATE {engine.Tables.Events} SET state = 1 WHERE {engine.In("id", "@ids")} AND state = 0
        """;

    private string RaiseCrashes =>
        $"""
        UPDATE {engine.Tables.Deliveries} AS d
        SET crashes = d.crashes + 1, version = d.version + 1, due = {engine.Now}, updated = {engine.Now}
        FROM ({engine.ListCalls("@calls")}) AS c
        WHERE d.event_id = c.event_id AND d.recipient = c.recipient AND d.state = 0 AND (d.version = c.version OR c.version = 0)
        """;

    /// <param name="owner">The worker that lives.</param>
    public async Task WriteAsync(SqlSession session, string owner, CancellationToken cancellationToken)
    {
        var ended = await session.QueryAsync(
            EndedWorkers, static row => (Owner: row.GetString(0), Begun: row.GetString(1)), cancellationToken, ("owner", owner));

        if (ended.Count == 0)
        {
            return;
        }

        BegunCall[] calls = [.. ended.SelectMany(static worker => BegunCalls.Read(worker.Begun))];
        if (calls.Length > 0)
        {
            await WriteAsync(session, calls, cancellationToken);
        }

        await session.ExecuteAsync(
            $"DELETE FROM {engine.Tables.Workers} WHERE {engine.In("owner", "@owners")}",
            cancellationToken,
            ("owners", engine.ListValue(ended.ConvertAll(static worker => worker.Owner))));
    }

    // The number of statements does not grow with the number of calls: the time limit holds for all of them together.
    private async Task WriteAsync(SqlSession session, BegunCall[] calls, CancellationToken cancellationToken)
    {
        var ids = calls.Select(static call => call.EventId).Distinct().Order().ToList();
        var pending = (await session.QueryAsync(
            LockEvents, static row => (Id: row.GetInt64(0), State: (EventState)row.GetInt32(1)), cancellationToken, ("ids", engine.ListValue(ids))))
            .Where(static row => row.State == EventState.Pending).Select(static row => row.Id).ToHashSet();
        var first = calls.Where(call => call.Recipient.Length == 0 && pending.Contains(call.EventId)).ToHashSet();
        await session.ExecuteAsync(
            RaiseCrashes, cancellationToken, ("calls", BegunCalls.Write(calls.Where(call => !first.Contains(call)))));
        await session.ExecuteAsync(
            InsertCrashed, cancellationToken, ("ids", engine.ListValue([.. first.Select(static call => call.EventId).Distinct().Order()])));
    }
}
