using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Reads events and deliveries for a worker (C2, B2, and the look below all positions).</summary>
internal sealed class SqlEventReader(SqlEngine engine)
{
    // The time is a subquery, which is computed once, so that the index on 'due' ends the scan.
    private readonly string _dueSql = Open(
        engine, $"(d.due <= (SELECT {engine.Now}){WrittenInTheFuture(engine)}) ORDER BY d.due, d.event_id LIMIT @limit");

    private readonly string _waitingSql = Open(
        engine, $"d.due = {SqlPauses.WaitingDue} AND d.recipient = @recipient ORDER BY d.event_id LIMIT @limit");

    private readonly string _lowestSql = $"""
        SELECT l.lane, (SELECT e.id FROM {engine.Tables.Events} e WHERE e.state = 0 AND e.lane = l.lane ORDER BY e.id LIMIT 1)
        FROM {engine.Tables.Lanes} l WHERE {engine.In("l.lane", "@lanes")}
        """;

    private readonly string _loadSql = $"""
        SELECT e.id, e.state, e.webhook, e.type, e.received, b.signature, b.size, b.trace, j.json
        FROM {engine.Tables.Events} e
        JOIN {engine.Tables.Batches} b ON b.batch = e.batch JOIN {engine.Tables.Bodies} j ON j.id = e.id
        WHERE {engine.In("e.id", "@ids")} AND e.state IN (0, 1) ORDER BY e.id;
        SELECT event_id, recipient, state, version, attempts, crashes, round FROM {engine.Tables.Deliveries}
        WHERE {engine.In("event_id", "@ids")} ORDER BY event_id, recipient
        """;

    /// <summary>
    /// Writes the condition for a row of a clock that was set back since. SQLite takes the time from the machine of the process. The
    /// retry must not wait until that time comes again.
    /// </summary>
    private static string WrittenInTheFuture(SqlEngine engine) => engine.HasOneWorker
        ? $" OR (d.updated > (SELECT {engine.Now}) AND d.due <> {SqlPauses.WaitingDue})"
        : "";

    public Task<IReadOnlyList<DueDelivery>> ReadDueAsync(string owner, int limit, CancellationToken cancellationToken) =>
        ReadOpenAsync(_dueSql, cancellationToken, ("owner", owner), ("limit", limit));

    public Task<IReadOnlyList<DueDelivery>> ReadWaitingAsync(
        string owner, string recipient, int limit, CancellationToken cancellationToken) =>
        ReadOpenAsync(_waitingSql, cancellationToken, ("owner", owner), ("recipient", recipient), ("limit", limit));

    public async Task<IReadOnlyList<LanePosition>> FindLowestPendingAsync(IReadOnlyList<int> lanes, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        var lowest = await session.QueryAsync(
            _lowestSql,
            static row => row.IsDBNull(1) ? (LanePosition?)null : new LanePosition(row.GetInt32(0), row.GetInt64(1)),
            cancellationToken,
            ("lanes", engine.ListValue([.. lanes.Select(static lane => (long)lane)])));
        return [.. lowest.OfType<LanePosition>()];
    }

    public async Task<IReadOnlyList<LoadedEvent>> LoadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        await using var command = session.Command(_loadSql, ("ids", engine.ListValue(ids)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = await reader.ReadAllAsync(ReadEvent, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var deliveries = (await reader.ReadAllAsync(ReadDelivery, cancellationToken)).ToLookup(
            static row => row.EventId, static row => row.Delivery);
        return events.ConvertAll(stored => stored with { Deliveries = [.. deliveries[stored.Id]] });
    }

    private static string Open(SqlEngine engine, string condition) => $"""
        SELECT d.event_id, e.message_hash, e.size, d.recipient, d.version, d.attempts, d.crashes, d.round, d.error_type
        FROM {engine.Tables.Deliveries} d
        JOIN {engine.Tables.Lanes} l ON l.lane = d.lane AND l.owner = @owner
          AND {(engine.HasOneWorker ? "1 = 1" : $"l.until > (SELECT {engine.Now})")}
        JOIN {engine.Tables.Events} e ON e.id = d.event_id
        WHERE d.state = 0 AND {condition}
        """;

    private async Task<IReadOnlyList<DueDelivery>> ReadOpenAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        return await session.QueryAsync(
            sql,
            static row => new DueDelivery(
                row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6),
                row.GetInt32(7), row.GetText(8)),
            cancellationToken,
            parameters);
    }

    private static LoadedEvent ReadEvent(DbDataReader row) => new(
        row.GetInt64(0), (EventState)row.GetInt32(1), row.GetString(2), row.GetText(3), row.GetInt64(4), row.GetText(5), row.GetInt32(6),
        row.GetText(7), row.GetFieldValue<byte[]>(8), []);

    private static (long EventId, StoredDelivery Delivery) ReadDelivery(DbDataReader row) => (
        row.GetInt64(0),
        new StoredDelivery(
            row.GetString(1), (DeliveryState)row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)));
}
