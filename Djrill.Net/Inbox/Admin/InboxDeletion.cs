namespace Djrill.Net.Inbox;

/// <summary>Deletes events (R2): the key stays, so that a resent event is not stored again.</summary>
internal sealed class InboxDeletion(SqlEngine engine)
{
    private string Lock =>
        $"SELECT e.id FROM {engine.Tables.Events} e WHERE {Id("e.id")} AND e.state <> 5 ORDER BY e.id{engine.LockRows}";

    /// <summary>Deletes those of the given events that still match the filter.</summary>
    /// <returns>The number of deleted events.</returns>
    public async Task<int> DeleteAsync(
        SqlSession session, IReadOnlyList<long> ids, EventFilter filter, CancellationToken cancellationToken)
    {
        var locked = await session.QueryAsync(Lock, static row => row.GetInt64(0), cancellationToken, Chunk(ids));

        // A statement of its own, which sees what the events became before they were locked.
        var matching = await session.QueryAsync(
            $"SELECT e.id FROM {engine.Tables.Events} e WHERE {filter.Confirming} AND {Id("e.id")}",
            static row => row.GetInt64(0), cancellationToken, filter.Parameters(Chunk(locked)));
        return await DeleteLockedAsync(session, matching, cancellationToken);
    }

    /// <summary>Deletes the given events.</summary>
    /// <returns>The number of deleted events.</returns>
    public async Task<int> DeleteAsync(SqlSession session, IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        await DeleteLockedAsync(
            session, await session.QueryAsync(Lock, static row => row.GetInt64(0), cancellationToken, Chunk(ids)), cancellationToken);

    private async Task<int> DeleteLockedAsync(SqlSession session, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync($"DELETE FROM {engine.Tables.Deliveries} WHERE {Id("event_id")}", cancellationToken, Chunk(ids));
        await session.ExecuteAsync($"DELETE FROM {engine.Tables.Bodies} WHERE {Id("id")}", cancellationToken, Chunk(ids));
        return await session.ExecuteAsync(
            $"UPDATE {engine.Tables.Events} SET state = 5, recipient = NULL, message_id = NULL, settled = {engine.Now}, "
            + $"outcome = 'deleted' WHERE {Id("id")} AND state <> 5",
            cancellationToken, Chunk(ids));
    }

    private string Id(string column) => engine.In(column, "@chunk");

    private (string Name, object? Value) Chunk(IReadOnlyCollection<long> ids) => ("chunk", engine.ListValue(ids));
}
