namespace Djrill.Net.Inbox;

/// <summary>Removes what is past its retention (R3), in chunks of short transactions.</summary>
/// <remarks>
/// The index on <c>batches.received</c> gives the greatest id that can be old enough, and the ids are walked from the lowest one. So a run
/// reads what it removes, what is kept longer, and nothing else.
/// </remarks>
internal sealed class SqlRetention(SqlEngine engine, TimeSpan retention, TimeSpan deadLetterRetention)
{
    /// <summary>The condition of the index on dead and deleted events. SQLite uses the index only if a query repeats it.</summary>
    private const string Indexed = "state > 3";

    /// <summary>How long the key of a deleted event is kept: Mandrill may send the event again within this time.</summary>
    private static readonly TimeSpan DeletedRetention = TimeSpan.FromHours(24);

    private readonly SqlRemoval _removal = new(engine);

    private string Old => $"SELECT id, size FROM {engine.Tables.Events} WHERE id > @after AND id <= @bound AND";

    /// <summary>Removes everything that is past its retention now.</summary>
    /// <returns>The number of events removed.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken) =>
        await RemoveAsync($"{Old} state IN (2, 3) AND settled < @before", retention, cancellationToken)
        + await RemoveAsync($"{Old} state = 4 AND {Indexed} AND settled < @before", deadLetterRetention, cancellationToken)
        + await RemoveAsync($"{Old} state = 5 AND {Indexed} AND received < @before", DeletedRetention, cancellationToken);

    private async Task<int> RemoveAsync(string selection, TimeSpan age, CancellationToken cancellationToken)
    {
        if (await FindBoundAsync(age, cancellationToken) is not { } old)
        {
            return 0;
        }

        var removed = 0;
        for (var after = 0L; ;)
        {
            var (ids, isLast) = await RemoveChunkAsync(selection, old.Bound, old.Before, after, cancellationToken);
            removed += ids.Count;
            if (isLast)
            {
                return removed;
            }

            after = ids[^1];
        }
    }

    private async Task<(long Bound, long Before)?> FindBoundAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        var before = (await session.QueryAsync($"SELECT {engine.Now}", static row => row.GetInt64(0), cancellationToken))[0]
            - (long)age.TotalMilliseconds;
        var batches = await session.QueryAsync(
            $"SELECT batch FROM {engine.Tables.Batches} WHERE received < @before ORDER BY received DESC LIMIT 1",
            static row => row.GetInt64(0),
            cancellationToken,
            ("before", before));
        return batches.Count == 0 ? null : (EventId.LastOf(batches[0]), before);
    }

    private async Task<(List<long> Ids, bool IsLast)> RemoveChunkAsync(
        string selection, long bound, long before, long after, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        var found = await session.QueryAsync(
            $"{selection} ORDER BY id LIMIT {StoredSize.MaxCount}{engine.LockFreeRows}",
            static row => new StoredSize(row.GetInt64(0), row.GetInt32(1)),
            cancellationToken,
            ("bound", bound),
            ("before", before),
            ("after", after));
        if (found.Count == 0)
        {
            return ([], true);
        }

        var ids = StoredSize.Cut(found).First();
        var isLast = found.Count < StoredSize.MaxCount && ids.Count == found.Count;
        await _removal.RemoveAsync(session, ids, isLast, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return (ids, isLast);
    }
}
