using System.Threading.Channels;

namespace Djrill.Net.Inbox;

/// <summary>Stores batches with one writer, which commits the batches that wait at the same time together.</summary>
internal sealed class SqliteEventStore : IEventStore, IAsyncDisposable
{
    private readonly SqliteEngine _engine;
    private readonly SqliteTables _tables;
    private readonly SqliteGroupWriter _writer;
    private readonly SemaphoreSlim _opening = new(1, 1);
    // Not bounded here: the bodies of waiting requests are bounded where they are read.
    private readonly Channel<SqliteStoreRequest> _requests =
        Channel.CreateUnbounded<SqliteStoreRequest>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Lazy<Task> _loop;
    private bool _isOpen;

    /// <param name="createsTables">Whether missing tables are created.</param>
    public SqliteEventStore(SqliteEngine engine, TableOwner owner, bool createsTables)
    {
        _engine = engine;
        _tables = new SqliteTables(engine, owner, createsTables);
        _writer = new SqliteGroupWriter(engine);
        _loop = new Lazy<Task>(() => Task.Run(WriteGroupsAsync));
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (!_isOpen)
            {
                await _tables.OpenAsync(cancellationToken);
                _isOpen = true;
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    public Task<int> StoreAsync(InboxBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new SqliteStoreRequest(batch);
        if (!_requests.Writer.TryWrite(request))
        {
            throw new SqliteStoreException("The inbox is stopping. The batch was not stored.");
        }

        _ = _loop.Value;
        return request.WaitAsync(_engine.StoreTimeout, cancellationToken);
    }

    /// <summary>Writes what waits, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_requests.Writer.TryComplete())
        {
            await _loop.Value;
            _writer.Dispose();
            _opening.Dispose();
        }
    }

    private async Task WriteGroupsAsync()
    {
        while (await _requests.Reader.WaitToReadAsync())
        {
            // Without a limit: each caller has its own.
            using var gate = await _engine.TakeWriteGateAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
            _writer.WriteGroup(_requests.Reader);
        }
    }
}
