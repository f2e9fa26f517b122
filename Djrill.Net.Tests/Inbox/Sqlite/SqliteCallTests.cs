using System.Data.Common;
using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>The session of a handler's transaction.</summary>
internal sealed class SqliteCallTests
{
    private const string Insert = "INSERT INTO effects (id) VALUES (NULL)";

    private SqliteFile _file = null!; // Set before each test.

    [SetUp]
    public async Task OpenAsync() => await OpenAsync(static _ => { });

    [TearDown]
    public async Task CloseAsync() => await _file.DisposeAsync();

    [Test]
    public async Task Call_HoldsTheGateUntilItEnds()
    {
        var call = await _file.Engine.OpenCallAsync(CancellationToken.None);
        var next = _file.Engine.OpenCallAsync(CancellationToken.None);
        var wasWaiting = !next.IsCompleted;
        await call.DisposeAsync();

        await using (await next)
        {
            Assert.That(wasWaiting, Is.True);
        }
    }

    [Test]
    public async Task Commit_KeepsTheWork()
    {
        await using (var call = await _file.Engine.OpenCallAsync(CancellationToken.None))
        {
            Execute(call.Connection, Insert);
            Assert.That(await SqliteCall.IsIntactAsync(call, CancellationToken.None), Is.True);
            await call.CommitAsync(CancellationToken.None);
        }

        Assert.That(await CountAsync(), Is.EqualTo(1));
    }

    [TestCase("COMMIT")]
    [TestCase("ROLLBACK")]
    [TestCase("COMMIT; BEGIN IMMEDIATE")]
    [TestCase("ROLLBACK; BEGIN IMMEDIATE; SAVEPOINT other")]
    public async Task EndBySql_IsNoticed(string sql)
    {
        await using var call = await _file.Engine.OpenCallAsync(CancellationToken.None);
        Execute(call.Connection, sql);

        Assert.That(await SqliteCall.IsIntactAsync(call, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task EndByTheProvider_IsNoticed([Values] bool beginsAnother)
    {
        await using var call = await _file.Engine.OpenCallAsync(CancellationToken.None);
        await call.Transaction!.CommitAsync(); // Not null: the session writes.
        await using var another = beginsAnother ? await call.Connection.BeginTransactionAsync() : null;

        Assert.That(await SqliteCall.IsIntactAsync(call, CancellationToken.None), Is.False);
    }

    // As if the disk were full: SQLite ends the transaction, and the handler lets the error pass.
    [Test]
    public async Task RollbackBySqlite_FailsTheCall()
    {
        await using var call = await _file.Engine.BeginCallAsync(CancellationToken.None);
        Execute(call.Transaction.Connection!, "INSERT INTO effects (id) VALUES (1)"); // Not null: the transaction is open.
        Assert.Catch(() => Execute(call.Transaction.Connection!, "INSERT OR ROLLBACK INTO effects (id) VALUES (1)"));

        await Assert.ThatAsync(() => call.CommitAsync([], CancellationToken.None), Throws.TypeOf<SqliteStoreException>());
    }

    [Test]
    public async Task TransactionThatTheHandlerBeganItself_IsRolledBack()
    {
        await using (var call = await _file.Engine.OpenCallAsync(CancellationToken.None))
        {
            await call.Transaction!.RollbackAsync(); // Not null: the session writes.
            await call.Connection.BeginTransactionAsync();
            Execute(call.Connection, Insert);
        }

        await AssertNothingIsKeptAsync();
    }

    // The moment in which the transaction has ended and the connection is still open: a statement would commit itself.
    [TestCase(Insert)]
    [TestCase($"BEGIN; {Insert}; COMMIT")]
    public async Task StatementJustAfterTheRollback_WritesNothing(string sql)
    {
        await _file.DisposeAsync();
        DbConnection? used = null;
        Exception? refusal = null;
        await OpenAsync(connection => refusal = connection == used ? Assert.Catch(() => Execute(connection, sql)) : refusal);
        await using (var call = await _file.Engine.OpenCallAsync(CancellationToken.None))
        {
            used = call.Connection;
        }

        Assert.That(refusal, Is.InstanceOf<DbException>().With.Message.Contains("readonly"));
        await AssertNothingIsKeptAsync();
    }

    [Test]
    public async Task DisposalWhileAHandlerWrites_KeepsNothingAndDoesNotCrash()
    {
        for (var round = 0; round < 30; round++)
        {
            var call = await _file.Engine.OpenCallAsync(CancellationToken.None);
            var isWriting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var handler = Task.Run(() => WriteUntilRefused(call.Connection, isWriting));
            await isWriting.Task;

            await call.DisposeAsync();

            await Assert.ThatAsync(() => handler, Throws.Exception);
        }

        await AssertNothingIsKeptAsync();
    }

    private static void WriteUntilRefused(DbConnection connection, TaskCompletionSource isWriting)
    {
        while (true)
        {
            Execute(connection, Insert);
            isWriting.TrySetResult();
        }
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task OpenAsync(Action<DbConnection> closing)
    {
        _file = await SqliteFile.OpenAsync(() => new TestConnection { Closing = closing });
        await _file.ExecuteAsync("CREATE TABLE effects (id INTEGER PRIMARY KEY)");
    }

    private async Task<long> CountAsync() => await _file.ScalarAsync("SELECT count(*) FROM effects");

    private async Task AssertNothingIsKeptAsync()
    {
        Assert.That(await CountAsync(), Is.Zero);
        await using var next = await _file.Engine.OpenAsync(SqlAccess.Write, CancellationToken.None); // The write lock is free.
    }
}
