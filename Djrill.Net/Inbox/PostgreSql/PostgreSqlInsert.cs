namespace Djrill.Net.Inbox;

/// <summary>The statements of S1. A batch costs one command, and one more for each part of large bodies.</summary>
internal sealed class PostgreSqlInsert(PostgreSqlEngine engine)
{
    // The lock is taken before the number is drawn, so that no claim passes the number while the batch is open.
    private readonly string _sql = $"""
        SELECT pg_advisory_xact_lock_shared(
          {AdvisoryLock.Storing(engine.Tables)},
          ((last_value - CASE WHEN is_called THEN 0 ELSE 1 END) & {DecidedBatch.LockMask})::int) FROM {engine.Tables.BatchSequence};
        WITH b AS MATERIALIZED (SELECT nextval('{engine.Tables.BatchSequence}') AS batch, {engine.Now} AS received),
        e AS (
          INSERT INTO {engine.Tables.Events} (
            id, batch, idx, lane, message_hash, key, key_time, number, type, webhook, recipient, message_id, occurred, received, size,
            state)
          SELECT (b.batch << {EventId.IndexBits}) + r.idx, b.batch, r.idx, r.lane, r.message_hash, r.key, r.key_time,
            COALESCE(r.number, -((b.batch << {EventId.IndexBits}) + r.idx)), r.type, @webhook, r.recipient, r.message_id, r.occurred,
            b.received, r.size, 0
          FROM b, unnest(@idx, @lane, @hash, @key, @keyTime, @number, @type, @recipient, @message, @occurred, @rowSize)
            AS r (idx, lane, message_hash, key, key_time, number, type, recipient, message_id, occurred, size)
          ON CONFLICT (key_time, webhook, key, number) DO NOTHING RETURNING id, idx),
        j AS (
          INSERT INTO {engine.Tables.Bodies} (id, json)
          SELECT e.id, s.json FROM e JOIN unnest(@bodyIdx, @json) AS s (idx, json) ON s.idx = e.idx),
        n AS (
          INSERT INTO {engine.Tables.Batches} (batch, received, webhook, signature, size, trace)
          SELECT batch, received, @webhook, @signature, @size, @trace FROM b WHERE EXISTS (SELECT FROM e)),
        l AS (
          INSERT INTO {engine.Tables.Lookup} (bucket, digest, batch)
          SELECT b.batch >> {EventId.BucketBits}, digest, b.batch FROM b, unnest(@digests) AS digest WHERE EXISTS (SELECT FROM e))
        SELECT id, idx FROM e
        """;

    private readonly string _bodiesSql = $"INSERT INTO {engine.Tables.Bodies} (id, json) SELECT * FROM unnest(@ids, @json)";

    /// <summary>Stores a batch.</summary>
    /// <returns>The number of events that were new.</returns>
    public async Task<int> ExecuteAsync(SqlSession session, InboxBatch batch, CancellationToken cancellationToken)
    {
        var columns = new PostgreSqlColumns(batch);
        var stored = await InsertAsync(session, columns, cancellationToken);
        if (columns.FurtherBodies.Count > 0)
        {
            var ids = stored.ToDictionary(static row => row.Index, static row => row.Id);
            foreach (var part in columns.FurtherBodies)
            {
                await InsertBodiesAsync(session, [.. part.Where(row => ids.ContainsKey(row.Index))], ids, cancellationToken);
            }
        }

        return stored.Count;
    }

    private async Task<List<(long Id, int Index)>> InsertAsync(
        SqlSession session, PostgreSqlColumns columns, CancellationToken cancellationToken)
    {
        await using var command = session.Command(_sql, columns.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken); // The first result is that of the lock.
        return await reader.ReadAllAsync(static row => (Id: row.GetInt64(0), Index: row.GetInt32(1)), cancellationToken);
    }

    private async Task InsertBodiesAsync(
        SqlSession session, InboxRow[] rows, Dictionary<int, long> ids, CancellationToken cancellationToken)
    {
        if (rows.Length > 0)
        {
            await session.ExecuteAsync(
                _bodiesSql,
                cancellationToken,
                ("ids", rows.Select(row => ids[row.Index]).ToArray()),
                ("json", rows.Select(PostgreSqlColumns.Json).ToArray()));
        }
    }
}
