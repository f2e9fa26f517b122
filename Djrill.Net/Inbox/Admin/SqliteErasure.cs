namespace Djrill.Net.Inbox;

/// <summary>Removes what was deleted from the files of SQLite. The engine overwrites deleted rows with zeros.</summary>
internal static class SqliteErasure
{
    /// <summary>Copies the write-ahead log into the database's file, and empties it. Does nothing on other engines.</summary>
    /// <exception cref="TimeoutException">A reader kept the log.</exception>
    public static async Task EmptyLogAsync(SqlEngine engine, CancellationToken cancellationToken)
    {
        if (engine is not SqliteEngine sqlite)
        {
            return;
        }

        using var gate = await sqlite.TakeWriteGateAsync(engine.StoreTimeout, cancellationToken); // Writers would keep the log in use.
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        var busy = await session.QueryAsync("PRAGMA wal_checkpoint(TRUNCATE)", static row => row.GetInt32(0), cancellationToken);
        if (busy[0] != 0)
        {
            throw new TimeoutException(
                "The events are deleted, but SQLite's write-ahead log still contains them, because another connection has been reading "
                + $"for longer than 'StoreTimeout' ({engine.StoreTimeout}). End long reads and erase the address again.");
        }
    }
}
