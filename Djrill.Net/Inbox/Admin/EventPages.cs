using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Reads pages of events, newest first.</summary>
internal sealed class EventPages(SqlEngine engine)
{
    /// <summary>The size of a backlog above which pending events are as a rule the newest ones, so that their index is of no use.</summary>
    private const int SmallBacklog = 10_000;

    private readonly LookupBatches _batches = new(engine);

    private string Events => engine.Tables.Events;

    /// <summary>Reads one page.</summary>
    /// <param name="session">The session.</param>
    /// <param name="columns">The columns of the events <c>e</c>.</param>
    /// <param name="filter">The conditions.</param>
    /// <param name="before">The id below which the page begins.</param>
    /// <param name="limit">The greatest number of events.</param>
    public async Task<List<T>> ReadAsync<T>(
        SqlSession session, string columns, Func<DbDataReader, T> read, EventFilter filter, long before, int limit,
        CancellationToken cancellationToken)
    {
        if (filter.Digest is { } digest)
        {
            return await ReadByDigestAsync(session, columns, read, filter, digest, before, limit, cancellationToken);
        }

        var pending = filter.IsPending && await HasSmallBacklogAsync(session, cancellationToken)
            ? $" AND e.id IN (SELECT p.id FROM {Events} p WHERE p.state = 0)"
            : "";
        return await session.QueryAsync(
            $"SELECT {columns} FROM {Events} e WHERE {filter.Leading}{pending} AND e.id < @beforeId ORDER BY e.id DESC LIMIT @limit",
            read, cancellationToken, filter.Parameters(("beforeId", before), ("limit", limit)));
    }

    private async Task<List<T>> ReadByDigestAsync<T>(
        SqlSession session, string columns, Func<DbDataReader, T> read, EventFilter filter, long digest, long before, int limit,
        CancellationToken cancellationToken)
    {
        // The cross join and the sign keep SQLite and PostgreSQL from reading all events, and looking for the batch of each.
        var sql = $"""
            WITH c(batch) AS ({engine.List("@batches")})
            SELECT {columns} FROM c CROSS JOIN {Events} e
            WHERE e.id >= c.batch * {EventId.BatchFactor} AND e.id < (c.batch + 1) * {EventId.BatchFactor}
                AND {filter.Leading} AND e.id < @beforeId ORDER BY +e.id DESC LIMIT @limit
            """;
        var found = new List<T>();
        await foreach (var batches in _batches.ReadAsync(session, digest, EventId.BatchOf(before - 1), cancellationToken))
        {
            found.AddRange(await session.QueryAsync(sql, read, cancellationToken, filter.Parameters(
                ("batches", engine.ListValue(batches)), ("beforeId", before), ("limit", limit - found.Count))));
            if (found.Count == limit)
            {
                break;
            }
        }

        return found;
    }

    private async Task<bool> HasSmallBacklogAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var counts = await session.QueryAsync(
            $"SELECT count(*) FROM (SELECT 1 FROM {Events} p WHERE p.state = 0 LIMIT {SmallBacklog + 1}) n",
            static row => row.GetInt64(0), cancellationToken);
        return counts[0] <= SmallBacklog;
    }
}
