using System.Collections.Concurrent;
using System.Data.Common;
using Djrill.Net.Inbox;
using Microsoft.Data.Sqlite;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>A database in a temporary folder of its own, with its engine and its store.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    public static readonly TableOwner Owner = new("Tests", "Production", IsShared: false);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("djrill-inbox-");

    /// <param name="settings">What the connection string has beside the path.</param>
    /// <param name="create">Creates the connections.</param>
    /// <param name="storeTimeout">The time limit of a statement. Default: long enough for a busy machine.</param>
    public SqliteFile(string settings = "", Func<DbConnection>? create = null, TimeSpan? storeTimeout = null)
    {
        Engine = new SqliteEngine(
            () => Track((create ?? (static () => new SqliteConnection()))()),
            $"Data Source=inbox.db;{settings}",
            Folder,
            new TableNames(null, "mandrill_"),
            storeTimeout ?? TimeSpan.FromSeconds(30));
        Events = new SqliteEventStore(Engine, Owner, createsTables: true);
    }

    public string Folder => _folder.FullName;

    public SqliteEngine Engine { get; }

    public SqliteEventStore Events { get; }

    /// <summary>Gets the connections that the engine has created.</summary>
    public ConcurrentBag<DbConnection> Connections { get; } = [];

    public static async Task<SqliteFile> OpenAsync(Func<DbConnection>? create = null, TimeSpan? storeTimeout = null)
    {
        var file = new SqliteFile(create: create, storeTimeout: storeTimeout);
        await file.Events.OpenAsync(CancellationToken.None);
        return file;
    }

    public async Task<long> CountAsync(string table) => await ScalarAsync($"SELECT count(*) FROM mandrill_{table}");

    public async Task<long> ScalarAsync(string sql)
    {
        await using var session = await Engine.OpenAsync(SqlAccess.Read, CancellationToken.None);
        return (await session.QueryAsync(sql, static row => row.GetInt64(0), CancellationToken.None)).Single();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var session = await Engine.OpenAsync(SqlAccess.Write, CancellationToken.None);
        await session.ExecuteAsync(sql, CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        Engine.Dispose();
        _folder.Delete(recursive: true);
    }

    private DbConnection Track(DbConnection connection)
    {
        Connections.Add(connection);
        return connection;
    }
}
