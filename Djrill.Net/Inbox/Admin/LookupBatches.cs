using System.Runtime.CompilerServices;

namespace Djrill.Net.Inbox;

/// <summary>Finds the batches whose events contain an address or a message id, by the table <c>lookup</c>.</summary>
internal sealed class LookupBatches(SqlEngine engine)
{
    /// <summary>The number of batches that are returned together. A batch has up to 1000 events as a rule.</summary>
    private const int GroupSize = 64;

    /// <summary>The number of buckets that one statement reads, each with one step in the index.</summary>
    private const int Window = 1024;

    private string Table => engine.Tables.Lookup;

    // Two subqueries: SQLite reads the whole index for a query with both 'min' and 'max'.
    private string Bounds => $"SELECT (SELECT min(bucket) FROM {Table}), (SELECT max(bucket) FROM {Table})";

    private string Batches => $"""
        WITH RECURSIVE b(bucket) AS (SELECT CAST(@last AS bigint) UNION ALL SELECT b.bucket - 1 FROM b WHERE b.bucket > @first)
        SELECT l.batch FROM b JOIN {Table} l ON l.bucket = b.bucket AND l.digest = @digest
        ORDER BY l.batch DESC
        """;

    /// <summary>Reads groups of batches, the newest first.</summary>
    /// <param name="session">The session.</param>
    /// <param name="digest">The digest; see <see cref="LookupDigest"/>.</param>
    /// <param name="lastBatch">The greatest batch number.</param>
    public async IAsyncEnumerable<IReadOnlyList<long>> ReadAsync(
        SqlSession session, long digest, long lastBatch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bounds = await session.QueryAsync(
            Bounds, static row => (First: row.IsDBNull(0) ? 0 : row.GetInt64(0), Last: row.IsDBNull(1) ? -1 : row.GetInt64(1)),
            cancellationToken);
        var first = bounds[0].First;
        for (var last = Math.Min(bounds[0].Last, lastBatch >> EventId.BucketBits); last >= first; last -= Window)
        {
            var batches = await session.QueryAsync(
                Batches, static row => row.GetInt64(0), cancellationToken,
                ("first", Math.Max(first, last - Window + 1)), ("last", last), ("digest", digest));
            foreach (var group in batches.Where(batch => batch <= lastBatch).Chunk(GroupSize))
            {
                yield return group;
            }
        }
    }
}
