namespace Djrill.Net.Inbox;

/// <summary>Reads pending events (C1): the last number drawn, then the events. With one writer, every number drawn is decided.</summary>
internal sealed class SqliteClaims(TableNames tables)
{
    // SQLite knows no LATERAL; the order of a CROSS JOIN is the order of its loops.
    private string Sql(IReadOnlyList<LanePosition> lanes) =>
        $"""
        SELECT last_batch FROM {tables.Meta};
        WITH given (lane, position) AS (VALUES {SqlLaneStatements.Values(lanes)})
        SELECT e.id, e.message_hash, e.size FROM given g CROSS JOIN {tables.Events} e ON e.id IN (
          SELECT id FROM {tables.Events} WHERE state = 0 AND lane = g.lane AND id > g.position ORDER BY id LIMIT @perLane) LIMIT @limit
        """;

    public async Task<Claim> ReadAsync(
        SqlEngine engine, IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        await using var command = session.Command(Sql(lanes), ("perLane", perLane), ("limit", limit));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var last = (await reader.ReadAllAsync(static row => row.GetInt64(0), cancellationToken))[0];
        await reader.NextResultAsync(cancellationToken);
        var events = await reader.ReadAllAsync(
            static row => new ClaimedEvent(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2)), cancellationToken);
        return new Claim(events, EventId.LastOf(last));
    }
}
