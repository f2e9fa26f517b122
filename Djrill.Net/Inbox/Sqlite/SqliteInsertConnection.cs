using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>The connection that stores batches. Its commits are synced to disk.</summary>
internal sealed class SqliteInsertConnection : IDisposable
{
    private const int CacheKibibytes = -16000; // Negative means KiB. The pages of a whole group fit, so none is written twice.

    private readonly DbConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _state;
    private readonly SqliteStatement _number;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _savepoint;
    private readonly SqliteStatement _undo;
    private readonly SqliteStatement _release;
    private readonly SqliteBatchInsert _insert;
    private long _lastBatch;
    private long _now;
    private bool _isChanged;

    public SqliteInsertConnection(SqliteEngine engine)
    {
        _connection = engine.Connections.Open(SqlAccess.WriteSynced);
        new SqliteStatement(_connection, $"PRAGMA cache_size = {CacheKibibytes}").Execute();
        _begin = new SqliteStatement(_connection, "BEGIN IMMEDIATE");
        _state = new SqliteStatement(_connection, $"SELECT last_batch, {engine.Now} FROM {engine.Tables.Meta} WHERE id = 1");
        _number = new SqliteStatement(_connection, $"UPDATE {engine.Tables.Meta} SET last_batch = @batch WHERE id = 1", "@batch");
        _commit = new SqliteStatement(_connection, "COMMIT");
        _rollback = new SqliteStatement(_connection, "ROLLBACK");
        _savepoint = new SqliteStatement(_connection, "SAVEPOINT djrill_batch");
        _undo = new SqliteStatement(_connection, "ROLLBACK TO djrill_batch");
        _release = new SqliteStatement(_connection, "RELEASE djrill_batch");
        _insert = new SqliteBatchInsert(_connection, engine.Tables);
    }

    public void Begin()
    {
        _begin.Execute();
        (_lastBatch, _now) = _state.ReadPair(); // Another process may have stored batches since the last time.
        _isChanged = false;
    }

    /// <summary>Inserts a batch in a savepoint. If that fails, the batch fails alone.</summary>
    public void Insert(SqliteStoreRequest request)
    {
        _savepoint.Execute();
        try
        {
            request.Stored = _insert.Insert(request.Batch, _lastBatch + 1, _now);
        }
        catch (Exception exception)
        {
            _undo.Execute(); // Throws if SQLite has rolled back the whole transaction: then the group fails.
            request.Fail(exception);
        }

        if (request.Stored == 0)
        {
            _undo.Execute();
        }
        else
        {
            _lastBatch++;
            _isChanged = true;
        }

        _release.Execute();
    }

    /// <summary>Commits. If every event was known, nothing is written.</summary>
    /// <remarks>A commit would write the pages of the batches that were undone.</remarks>
    public void Commit()
    {
        if (_isChanged)
        {
            _number.Set(0, _lastBatch).Execute();
            _commit.Execute();
        }
        else
        {
            _rollback.Execute();
        }
    }

    /// <summary>Closes the connection, which rolls back an open transaction.</summary>
    public void Dispose() => _connection.Dispose();
}
