using System.Data.Common;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.PostgreSql;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>Tables of its own in a real database.</summary>
internal sealed class TestStore(SqlEngine engine, IEventStore events, Func<ValueTask> dispose) : IAsyncDisposable
{
    public static readonly TableOwner Owner = new("Tests", "Production", IsShared: false);

    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(30);

    public SqlEngine Engine => engine;

    public IEventStore Events => events;

    public TableNames Tables => engine.Tables;

    public static Task<TestStore> CreateAsync(StoreKind kind) => kind switch
    {
        StoreKind.Sqlite => Task.FromResult(CreateSqlite()),
        _ => CreatePostgreSqlAsync(kind == StoreKind.PgBouncer),
    };

    /// <summary>Stores events and returns their ids.</summary>
    public async Task<IReadOnlyList<long>> StoreAsync(params InboxRow[] rows)
    {
        var before = await ScalarAsync<long?>($"SELECT max(id) FROM {Tables.Events}") ?? 0;
        await events.StoreAsync(TestBatch.Of(rows), TestContext.CurrentContext.CancellationToken);
        return await QueryAsync($"SELECT id FROM {Tables.Events} WHERE id > {before} ORDER BY id", static row => row.GetInt64(0));
    }

    public async Task<T> ScalarAsync<T>(string sql) => (await QueryAsync(
        sql, static row => row.IsDBNull(0) ? default! : row.GetFieldValue<T>(0)))[0];

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, CancellationToken.None);
        return await session.QueryAsync(sql, read, CancellationToken.None);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, CancellationToken.None);
        await session.ExecuteAsync(sql, CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => dispose();

    private static TestStore CreateSqlite()
    {
        var directory = Directory.CreateTempSubdirectory("djrill-inbox-");
        var engine = new SqliteEngine(
            static () => new SqliteConnection(),
            "Data Source=inbox.db",
            directory.FullName,
            new TableNames(null, "mandrill_"),
            StoreTimeout);
        var events = new SqliteEventStore(engine, Owner, createsTables: true);
        return new TestStore(engine, events, async () =>
        {
            await events.DisposeAsync();
            engine.Dispose();
            directory.Delete(recursive: true);
        });
    }

    private static async Task<TestStore> CreatePostgreSqlAsync(bool isPooled)
    {
        var server = await PostgreSqlServer.GetAsync();
        if (isPooled && !server.HasPooler)
        {
            Assert.Ignore("pgbouncer is not installed. Install Debian's package 'pgbouncer' to run this test.");
        }

        var dataSource = NpgsqlDataSource.Create(isPooled ? server.PoolerConnectionString : server.ConnectionString);
        var engine = new PostgreSqlEngine(dataSource, new TableNames($"t{Guid.NewGuid():N}", "mandrill_"), StoreTimeout);
        var events = new PostgreSqlEventStore(engine, Owner, createsTables: true);
        return new TestStore(engine, events, async () =>
        {
            events.Dispose();
            await dataSource.DisposeAsync();
        });
    }
}
