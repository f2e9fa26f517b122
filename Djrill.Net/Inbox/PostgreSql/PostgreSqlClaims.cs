using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Reads pending events (C1): the last number drawn, then the locks held, then the events.</summary>
internal sealed class PostgreSqlClaims(TableNames tables)
{
    // Each statement sees what is committed when it begins, also where the default of the database is another isolation level.
    private readonly string _sql = $"""
        BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY;
        SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM {tables.BatchSequence};
        SELECT DISTINCT objid::bigint FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = {AdvisoryLock.Storing(tables)}
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
        SELECT e.id, e.message_hash, e.size FROM unnest(@lanes, @positions) AS l (lane, position), LATERAL (
          SELECT id, message_hash, size FROM {tables.Events}
          WHERE state = 0 AND lane = l.lane AND id > l.position ORDER BY id LIMIT @perLane) AS e LIMIT @limit;
        COMMIT
        """;

    public async Task<Claim> ReadAsync(
        SqlEngine engine, IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        await using var command = session.Command(
            _sql,
            ("lanes", lanes.Select(static lane => (short)lane.Lane).ToArray()),
            ("positions", lanes.Select(static lane => lane.Position).ToArray()),
            ("perLane", perLane),
            ("limit", limit));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var last = (await reader.ReadAllAsync(static row => row.GetInt64(0), cancellationToken))[0];
        await reader.NextResultAsync(cancellationToken);
        var locks = await reader.ReadAllAsync(static row => row.GetInt64(0), cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var events = await reader.ReadAllAsync(ReadEvent, cancellationToken);
        return new Claim(events, EventId.LastOf(DecidedBatch.Of(last, locks)));
    }

    private static ClaimedEvent ReadEvent(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2));
}
