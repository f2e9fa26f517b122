using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Changes the events of a query in short transactions, newest first.</summary>
internal sealed class EventChunks(SqlEngine engine, EventPages pages)
{
    private const int PageSize = 10 * StoredSize.MaxCount;

    private string Sizes => $"SELECT id, size FROM {engine.Tables.Events} WHERE {engine.In("id", "@ids")} ORDER BY id DESC";

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
        foreach (var chunk in StoredSize.Cut(await ReadSizesAsync(ids, cancellationToken)))
        {
            total += await ChangeChunkAsync(chunk, change, cancellationToken);
        }

        return total;
    }

    // A handler's transaction may hold the same rows in another order.
    private async Task<int> ChangeChunkAsync(
        List<long> chunk, Func<SqlSession, IReadOnlyList<long>, Task<int>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeOnceAsync(chunk, change, cancellationToken);
        }
        catch (DbException exception) when (exception.IsConflict)
        {
            return await ChangeOnceAsync(chunk, change, cancellationToken);
        }
    }

    private async Task<int> ChangeOnceAsync(
        List<long> chunk, Func<SqlSession, IReadOnlyList<long>, Task<int>> change, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.WriteSynced, cancellationToken);
        var changed = await change(session, chunk);
        await session.CommitAsync(cancellationToken);
        return changed;
    }

    private async Task<List<StoredSize>> ReadSizesAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        return await session.QueryAsync(
            Sizes, static row => new StoredSize(row.GetInt64(0), row.GetInt32(1)), cancellationToken, ("ids", engine.ListValue(ids)));
    }

    private async Task<List<long>> ReadIdsAsync(EventFilter filter, long before, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        return await pages.ReadAsync(session, "e.id", static row => row.GetInt64(0), filter, before, PageSize, cancellationToken);
    }
}
