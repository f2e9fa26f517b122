using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Reads pending events (C1). There is one writer, so every batch up to the last number is committed.</summary>
internal sealed class SqliteClaims(SqliteEngine engine)
{
    // The last number first: what is committed between the two statements has greater ids.
    private readonly string _sql = $"""
        SELECT last_batch FROM {engine.Tables.Meta} WHERE id = 1;
        SELECT e.id, e.message_hash, e.size FROM json_each(@lanes) AS l CROSS JOIN {engine.Tables.Events} AS e
        WHERE e.id IN (
          SELECT p.id FROM {engine.Tables.Events} AS p
          WHERE p.state = 0 AND p.lane = json_extract(l.value, '$[0]') AND p.id > json_extract(l.value, '$[1]') ORDER BY p.id LIMIT @perLane)
        LIMIT @limit
        """;

    public async Task<Claim> ReadAsync(
        IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        await using var command = session.Command(_sql, ("@lanes", Json(lanes)), ("@perLane", perLane), ("@limit", limit));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var last = (await reader.ReadAllAsync(static row => row.GetInt64(0), cancellationToken))[0];
        await reader.NextResultAsync(cancellationToken);
        return new Claim(await reader.ReadAllAsync(ReadEvent, cancellationToken), EventId.LastOf(last));
    }

    private static string Json(IReadOnlyList<LanePosition> lanes) => JsonArray.Write(lanes, static (writer, lane) =>
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(lane.Lane);
        writer.WriteNumberValue(lane.Position);
        writer.WriteEndArray();
    });

    private static ClaimedEvent ReadEvent(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2));
}
