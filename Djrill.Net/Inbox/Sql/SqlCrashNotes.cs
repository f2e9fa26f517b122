namespace Djrill.Net.Inbox;

/// <summary>Notes what ended workers had begun, and deletes their rows (W3).</summary>
internal sealed class SqlCrashNotes(SqlEngine engine)
{
    private readonly SqlDeliveries _deliveries = new(engine);

    private string EndedWorkers =>
        $"""
        SELECT owner, begun FROM {engine.Tables.Workers}
        WHERE owner <> @owner{(engine.HasOneWorker ? "" : $" AND until <= {engine.Now}")}{engine.LockFreeRows}
        """;

    /// <param name="owner">The worker that lives.</param>
    public async Task WriteAsync(SqlSession session, string owner, CancellationToken cancellationToken)
    {
        var ended = await session.QueryAsync(
            EndedWorkers, static row => (Owner: row.GetString(0), Begun: row.GetString(1)), cancellationToken, ("owner", owner));

        // In the order of ids, as all who lock several events, so that they do not wait for each other in a circle.
        foreach (var call in ended.SelectMany(static worker => BegunCalls.Read(worker.Begun)).OrderBy(static call => call.EventId))
        {
            await WriteAsync(session, call, cancellationToken);
        }

        if (ended.Count > 0)
        {
            await session.ExecuteAsync(
                $"DELETE FROM {engine.Tables.Workers} WHERE {engine.In("owner", "@owners")}",
                cancellationToken,
                ("owners", engine.ListValue(ended.ConvertAll(static worker => worker.Owner))));
        }
    }

    private async Task WriteAsync(SqlSession session, BegunCall call, CancellationToken cancellationToken)
    {
        if (await _deliveries.LockEventAsync(session, call.EventId, cancellationToken) is not { } state)
        {
            return;
        }

        var isFirst = call.Recipient.Length == 0 && state == EventState.Pending;
        await session.ExecuteAsync(
            isFirst ? _deliveries.InsertCrashed : _deliveries.RaiseCrashes,
            cancellationToken,
            ("id", call.EventId),
            ("recipient", call.Recipient),
            ("version", call.Version ?? 0));
    }
}
