namespace Djrill.Net.Inbox;

/// <summary>Reads the pending events of lanes (C1). SQLite has one writer, so every batch number that was drawn is decided.</summary>
internal sealed class SqliteClaims(TableNames tables)
{
    private readonly string _decided = $"SELECT last_batch FROM {tables.Meta}";

    private readonly string _events =
        $"""
        SELECT e.id, e.message_hash, e.size FROM json_each(@lanes) l CROSS JOIN {tables.Events} e
        WHERE e.id IN (SELECT i.id FROM {tables.Events} i
          WHERE i.lane = json_extract(l.value, '$[0]') AND i.state = 0 AND i.id > json_extract(l.value, '$[1]')
          ORDER BY i.id LIMIT @perLane)
        LIMIT @limit
        """;

    public async Task<Claim> ReadAsync(
        SqlEngine engine, IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken)
    {
        // Off the caller's thread: the methods of Microsoft.Data.Sqlite are synchronous.
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        return await Task.Run(
            async () =>
            {
                var decided = await session.QueryAsync(_decided, static row => row.GetInt64(0), cancellationToken); // Before the events.
                var events = await session.QueryAsync(
                    _events,
                    static row => new ClaimedEvent(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2)),
                    cancellationToken,
                    ("lanes", Write(lanes)),
                    ("perLane", perLane),
                    ("limit", limit));
                return new Claim(events, EventId.LastOf(decided[0]));
            },
            cancellationToken);
    }

    private static string Write(IReadOnlyList<LanePosition> lanes) => $"[{string.Join(',', lanes.Select(static lane =>
        FormattableString.Invariant($"[{lane.Lane},{lane.Position}]")))}]";
}
