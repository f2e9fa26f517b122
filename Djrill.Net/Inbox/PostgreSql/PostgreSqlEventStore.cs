using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Stores batches in PostgreSQL (S1). Any number of batches are stored at once.</summary>
internal sealed class PostgreSqlEventStore(PostgreSqlEngine engine, TableOwner owner, bool createsTables) : IEventStore, IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly PostgreSqlTables _tables = new(engine, owner, createsTables);
    private readonly PostgreSqlInsert _insert = new(engine);
    private readonly SemaphoreSlim _opening = new(1, 1);
    private bool _isOpen;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _isOpen))
        {
            return;
        }

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (!_isOpen)
            {
                await _tables.OpenAsync(cancellationToken);
                Volatile.Write(ref _isOpen, true);
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    public async Task<int> StoreAsync(InboxBatch batch, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        try
        {
            return await StoreOnceAsync(batch, cancellationToken);
        }
        catch (DbException exception) when (exception.IsConflict)
        {
            // The database has rolled back, so nothing is stored twice. The other transaction goes first.
            await Task.Delay(RetryPause, cancellationToken);
            return await StoreOnceAsync(batch, cancellationToken);
        }
    }

    public void Dispose() => _opening.Dispose();

    private async Task<int> StoreOnceAsync(InboxBatch batch, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.WriteSynced, cancellationToken);
        var stored = await _insert.ExecuteAsync(session, batch, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return stored;
    }
}
