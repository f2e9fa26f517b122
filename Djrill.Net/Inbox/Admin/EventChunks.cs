namespace Djrill.Net.Inbox;

/// <summary>Changes the events of a query in short transactions, newest first.</summary>
internal sealed class EventChunks(SqlEngine engine, EventPages pages)
{
    /// <summary>The number of events of one transaction.</summary>
    public const int Size = 1000;

    private const int PageSize = 10 * Size;

    /// <summary>Calls a function with the ids of each chunk.</summary>
    /// <param name="filter">The conditions.</param>
    /// <param name="change">Changes the events in the session and returns the number of those that it changed.</param>
    /// <returns>The number of changed events.</returns>
    public async Task<long> ChangeAsync(
        EventFilter filter, Func<SqlSession, IReadOnlyList<long>, Task<int>> change, CancellationToken cancellationToken)
    {
        var total = 0L;
        for (var before = long.MaxValue; await ReadIdsAsync(filter, before, cancellationToken) is { Count: > 0 } ids; before = ids[^1])
        {
            total += await ChangeAsync(ids, change, cancellationToken);
            if (ids.Count < PageSize)
            {
                break;
            }
        }

        return total;
    }

    /// <summary>Calls a function with the ids of each chunk.</summary>
    public async Task<long> ChangeAsync(
        IReadOnlyList<long> ids, Func<SqlSession, IReadOnlyList<long>, Task<int>> change, CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var chunk in ids.Chunk(Size))
        {
            await using var session = await engine.OpenAsync(SqlAccess.WriteSynced, cancellationToken);
            total += await change(session, chunk);
            await session.CommitAsync(cancellationToken);
        }

        return total;
    }

    private async Task<List<long>> ReadIdsAsync(EventFilter filter, long before, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        return await pages.ReadAsync(session, "e.id", static row => row.GetInt64(0), filter, before, PageSize, cancellationToken);
    }
}
