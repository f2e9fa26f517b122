namespace Djrill.Net.Inbox;

/// <summary>Removes events and what belongs to them: bodies, deliveries, batches without an event, and the digests of these.</summary>
internal sealed class SqlRemoval(SqlEngine engine)
{
    private TableNames Tables => engine.Tables;

    private string RemoveEvents =>
        $"""
        DELETE FROM {Tables.Bodies} WHERE {engine.In("id", "@ids")};
        DELETE FROM {Tables.Deliveries} WHERE {engine.In("event_id", "@ids")};
        DELETE FROM {Tables.Events} WHERE {engine.In("id", "@ids")};
        DELETE FROM {Tables.Batches} WHERE {engine.In("batch", "@batches")} AND NOT EXISTS (
          SELECT 1 FROM {Tables.Events} e
          WHERE e.id >= {Tables.Batches}.batch * {1 << EventId.IndexBits}
            AND e.id < ({Tables.Batches}.batch + 1) * {1 << EventId.IndexBits})
        """;

    // One statement, so that a batch that is committed meanwhile is seen with its digests or not at all.
    private string RemoveDigests =>
        $"""
        DELETE FROM {Tables.Lookup} WHERE bucket = @bucket AND batch NOT IN (
          SELECT batch FROM {Tables.Batches}
          WHERE batch >= @bucket * {1 << EventId.BucketBits} AND batch < (@bucket + 1) * {1 << EventId.BucketBits})
        """;

    /// <param name="ids">The ids in their order. Their rows are locked.</param>
    /// <param name="isLast">Whether no further chunk follows. If not, the digests of the last bucket are left to the next chunk.</param>
    public async Task RemoveAsync(SqlSession session, List<long> ids, bool isLast, CancellationToken cancellationToken)
    {
        var batches = ids.Select(EventId.BatchOf).Distinct().ToList();
        await session.ExecuteAsync(
            RemoveEvents, cancellationToken, ("ids", engine.ListValue(ids)), ("batches", engine.ListValue(batches)));

        var buckets = batches.Select(static batch => batch >> EventId.BucketBits).Distinct().ToList();
        foreach (var bucket in isLast ? buckets : buckets[..^1])
        {
            await session.ExecuteAsync(RemoveDigests, cancellationToken, ("bucket", bucket));
        }
    }
}
