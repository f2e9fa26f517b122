using System.Data.Common;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Npgsql;

namespace Djrill.Net.Tests.Inbox.PostgreSql;

/// <summary>What happens when the server refuses, waits, or ends a connection.</summary>
internal sealed class PostgreSqlFaultTests
{
    private TestStore _store = null!; // Set before each test.

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    private SqlWorkStore Work => new(_store.Engine);

    [SetUp]
    public async Task OpenStoreAsync()
    {
        _store = await TestStore.CreateAsync(StoreKind.PostgreSql);
        await _store.Events.OpenAsync(Token);
    }

    [TearDown]
    public async Task CloseStoreAsync() => await _store.DisposeAsync();

    [Test]
    public async Task Deadlock_IsRetriedOnce()
    {
        InboxRow[] rows = [.. TestBatch.Events(3).OrderBy(static row => Convert.ToHexString(row.Key), StringComparer.Ordinal)];
        await using var other = await _store.Engine.OpenAsync(SqlAccess.WriteSynced, Token);
        await other.ExecuteAsync("SET LOCAL deadlock_timeout = '1min'", Token); // The store finds the deadlock, and is its victim.
        await InsertAsync(other, rows[2]);

        var storing = Task.Run(() => _store.Events.StoreAsync(TestBatch.Of(rows), Token));
        await WaitForBlockedAsync(1);
        await InsertAsync(other, rows[0]);
        await other.CommitAsync(Token);

        Assert.That(await storing, Is.EqualTo(1), "two of three were stored by the other");
    }

    [Test]
    public async Task StoreThatWaitsTooLong_Fails()
    {
        var row = TestBatch.Event();
        await using var other = await _store.Engine.OpenAsync(SqlAccess.WriteSynced, Token);
        await InsertAsync(other, row);
        await using var dataSource = NpgsqlDataSource.Create((await PostgreSqlServer.GetAsync()).ConnectionString);
        using var impatient = new PostgreSqlEventStore(
            new PostgreSqlEngine(dataSource, _store.Tables, TimeSpan.FromSeconds(0.2)), TestStore.Owner, createsTables: false);

        await Assert.ThatAsync(() => impatient.StoreAsync(TestBatch.Of(row), Token), Throws.InstanceOf<DbException>());
    }

    // A connection that broke looks like a transaction that ended, but nothing was committed: the event must not count as handled.
    [Test]
    public async Task CallWhoseConnectionBroke_Fails()
    {
        await using var call = await Work.BeginTransactionAsync(Token);
        var process = await ScalarAsync<int>(call, "SELECT pg_backend_pid()");
        await _store.ScalarAsync<bool>($"SELECT pg_terminate_backend({process}, 10000)");

        await Assert.ThatAsync(() => call.CommitAsync([], Token), Throws.Exception);
    }

    [Test]
    public async Task CallWhoseTransactionFailed_Fails()
    {
        await using var call = await Work.BeginTransactionAsync(Token);
        await Assert.ThatAsync(() => ScalarAsync<int>(call, "SELECT 1 / 0"), Throws.InstanceOf<DbException>());

        await Assert.ThatAsync(() => call.CommitAsync([], Token), Throws.InstanceOf<DbException>());
    }

    // The connection does not go back to the pool, where the handler could still reach it.
    [Test]
    [CancelAfter(60_000)]
    public async Task Abort_EndsTheProcessOfTheCall()
    {
        var call = await Work.BeginTransactionAsync(Token);
        var process = await ScalarAsync<int>(call, "SELECT pg_backend_pid()");

        await call.AbortAsync();

        while (await _store.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE pid = {process}") > 0)
        {
            Token.ThrowIfCancellationRequested();
        }
    }

    [Test]
    public async Task AbortAfterTheHandlerEndedTheTransaction_LeavesTheProcessToOthers()
    {
        var call = await Work.BeginTransactionAsync(Token);
        var process = await ScalarAsync<int>(call, "SELECT pg_backend_pid()");
        await call.Transaction.RollbackAsync(Token);

        await call.AbortAsync();

        Assert.That(await _store.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE pid = {process}"), Is.EqualTo(1));
    }

    [Test]
    public async Task HandlerInALongStatement_IsEnded()
    {
        var call = await Work.BeginTransactionAsync(Token);
        var process = await ScalarAsync<int>(call, "SELECT pg_backend_pid()");
        var handler = Task.Run(() => ScalarAsync<object>(call, "SELECT pg_sleep(3600)"));
        while (await _store.ScalarAsync<string?>($"SELECT wait_event FROM pg_stat_activity WHERE pid = {process}") != "PgSleep")
        {
        }

        await call.AbortAsync();

        await Assert.ThatAsync(() => handler, Throws.Exception);
        Assert.That(await IsRunningACallAsync(process), Is.Zero);
    }

    private Task<long> IsRunningACallAsync(int process) => _store.ScalarAsync<long>(
        $"SELECT count(*) FROM pg_locks WHERE pid = {process} AND locktype = 'advisory'");

    private async Task WaitForBlockedAsync(long count)
    {
        while (await _store.ScalarAsync<long>(
            $"""
            SELECT count(*) FROM pg_stat_activity a WHERE a.wait_event_type = 'Lock' AND query LIKE '%{_store.Tables.Schema}%'
            """) < count)
        {
        }
    }

    private async Task InsertAsync(SqlSession session, InboxRow row) =>
        await new PostgreSqlInsert((PostgreSqlEngine)_store.Engine).ExecuteAsync(session, TestBatch.Of(row), Token);

    private static async Task<T> ScalarAsync<T>(ICallTransaction call, string sql)
    {
        await using var command = call.Transaction.Connection!.CreateCommand();
        command.CommandText = sql;
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }
}
