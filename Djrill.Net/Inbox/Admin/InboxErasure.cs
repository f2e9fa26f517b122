namespace Djrill.Net.Inbox;

/// <summary>Deletes every event that contains an address, and the digest that leads to them.</summary>
internal sealed class InboxErasure(SqlEngine engine, EventChunks chunks, InboxDeletion deletion)
{
    private readonly LookupBatches _batches = new(engine);
    private readonly AddressEvents _events = new(engine);

    /// <summary>Erases an address.</summary>
    /// <returns>The number of deleted events.</returns>
    public async Task<long> RunAsync(string address, CancellationToken cancellationToken)
    {
        var digest = LookupDigest.OfAddress(address);
        var total = 0L;
        foreach (var batches in await FindBatchesAsync(digest, cancellationToken))
        {
            var ids = await FindEventsAsync(batches, address, cancellationToken);
            total += await chunks.ChangeAsync(
                ids, (session, chunk) => deletion.DeleteAsync(session, chunk, cancellationToken), cancellationToken);
            await ForgetAsync(digest, batches, cancellationToken);
        }

        await SqliteErasure.EmptyLogAsync(engine, cancellationToken);
        return total;
    }

    private async Task<List<IReadOnlyList<long>>> FindBatchesAsync(long digest, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        return await _batches.ReadAsync(session, digest, long.MaxValue, cancellationToken).ToListAsync(cancellationToken);
    }

    private async Task<List<long>> FindEventsAsync(IReadOnlyList<long> batches, string address, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        return await _events.FindAsync(session, batches, address, cancellationToken);
    }

    // After the events: a call that is repeated because of a crash finds the batches again.
    private async Task ForgetAsync(long digest, IReadOnlyList<long> batches, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.WriteSynced, cancellationToken);
        await session.ExecuteAsync(
            $"DELETE FROM {engine.Tables.Lookup} WHERE digest = @digest AND {engine.In("bucket", "@buckets")} "
            + $"AND {engine.In("batch", "@batches")}",
            cancellationToken, ("digest", digest),
            ("buckets", engine.ListValue(batches.Select(static batch => batch >> EventId.BucketBits).ToHashSet())),
            ("batches", engine.ListValue(batches)));
        await session.CommitAsync(cancellationToken);
    }
}
