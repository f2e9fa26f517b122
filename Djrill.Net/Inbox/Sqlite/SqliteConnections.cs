using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Opens the inbox's own connections and keeps a few of each kind while they are idle.</summary>
internal sealed class SqliteConnections(Func<DbConnection> create, SqliteConnectionString settings, SqlitePragmas pragmas) : IDisposable
{
    private const int MaxIdle = 4; // Of each kind. Connections of writers are used one at a time, so one or two are kept.

    private readonly ConcurrentDictionary<SqlAccess, ConcurrentStack<DbConnection>> _idle = new();
    private volatile bool _isDisposed;

    /// <summary>Takes an idle connection.</summary>
    public DbConnection? TakeIdle(SqlAccess access) => Idle(access).TryPop(out var connection) ? connection : null;

    /// <summary>Opens a connection and sets its PRAGMAs. The methods of providers of SQLite block the thread.</summary>
    public DbConnection Open(SqlAccess access)
    {
        RequireFolder();
        var connection = create();
        try
        {
            connection.ConnectionString = settings.Value;
            connection.Open();
            pragmas.Apply(connection, access);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a connection for later, or closes it.</summary>
    public void GiveBack(SqlAccess access, DbConnection connection)
    {
        var idle = Idle(access);
        if (_isDisposed || connection.State != ConnectionState.Open || idle.Count >= MaxIdle)
        {
            connection.Dispose();
            return;
        }

        idle.Push(connection);
        if (_isDisposed) // Since the check above.
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        foreach (var idle in _idle.Values)
        {
            while (idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }
    }

    private ConcurrentStack<DbConnection> Idle(SqlAccess access) => _idle.GetOrAdd(access, static _ => new ConcurrentStack<DbConnection>());

    /// <summary>Names the missing folder. SQLite's own message names neither the file nor the reason.</summary>
    private void RequireFolder()
    {
        var folder = Path.GetDirectoryName(settings.Path);
        if (!Directory.Exists(folder))
        {
            throw new SqliteStoreException(
                $"'Data Source' of the inbox is '{settings.Path}', but the folder '{folder}' does not exist. Create it.");
        }
    }
}
