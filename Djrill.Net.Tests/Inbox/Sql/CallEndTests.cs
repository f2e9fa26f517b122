using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of a handler's transaction that ends in another way than by its outcome.</summary>
internal sealed class CallEndTests(StoreKind kind) : CallFixture(kind)
{
    [Test]
    public async Task Disposal_RollsBack()
    {
        await using (var call = await Work.BeginTransactionAsync(Token))
        {
            await WriteAsync(call);
        }

        Assert.That(await EffectsAsync(), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task TransactionThatTheHandlerEnded_IsReported(bool isCommitted)
    {
        await using var call = await Work.BeginTransactionAsync(Token);
        await WriteAsync(call);
        await (isCommitted ? call.Transaction.CommitAsync(Token) : call.Transaction.RollbackAsync(Token));

        await AssertEndedAsync(call, effects: isCommitted ? 1 : 0);
    }

    [TestCase("COMMIT", 1)]
    [TestCase("ROLLBACK", 0)]
    [TestCase("COMMIT; BEGIN", 1)] // The transaction that is open now is another one.
    public async Task TransactionThatTheHandlerEndedWithSql_IsReported(string sql, int effects)
    {
        await using var call = await Work.BeginTransactionAsync(Token);
        await WriteAsync(call);
        await ExecuteAsync(call.Transaction.Connection!, call.Transaction, sql);

        if (Engine.HasOneWorker)
        {
            await AssertFailedAsync(call, effects); // SQLite has no sign that tells this from a rollback of its own.
        }
        else
        {
            await AssertEndedAsync(call, effects);
        }
    }

    [Test]
    public async Task HandlerThatWritesAfterTheAbort_LeavesNothing()
    {
        var aborted = new TaskCompletionSource();
        var call = await Work.BeginTransactionAsync(Token);
        var (connection, transaction) = (call.Transaction.Connection!, call.Transaction);
        await WriteAsync(call);
        var handler = Task.Run(async () =>
        {
            await aborted.Task;
            await ExecuteAsync(connection, transaction, $"INSERT INTO {Effects} VALUES ('late')");
            await transaction.CommitAsync(Token);
        });

        await call.AbortAsync();
        aborted.SetResult();

        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(() => handler, Throws.Exception);
            Assert.That(await EffectsAsync(), Is.Zero);
            Assert.That(await CommitOnceAsync(First("R")), Is.EqualTo(CallCommit.Committed), "the event can be called again");
        }
    }

    [Test]
    public async Task AbortAfterTheCommit_KeepsIt()
    {
        var call = await Work.BeginTransactionAsync(Token);
        await WriteAsync(call);
        await call.CommitAsync([First("R")], Token);

        await call.AbortAsync();

        Assert.That(await EffectsAsync(), Is.EqualTo(1));
    }

    private async Task AssertEndedAsync(ICallTransaction call, int effects)
    {
        Assert.That(await call.CommitAsync([First("R")], Token), Is.EqualTo(CallCommit.EndedByHandler));
        await AssertEffectsAsync(call, effects);
    }

    private async Task AssertFailedAsync(ICallTransaction call, int effects)
    {
        await Assert.ThatAsync(() => call.CommitAsync([First("R")], Token), Throws.TypeOf<SqliteStoreException>());
        await AssertEffectsAsync(call, effects);
    }

    private async Task AssertEffectsAsync(ICallTransaction call, int effects)
    {
        await call.DisposeAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EffectsAsync(), Is.EqualTo(effects));
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries}"), Is.Zero);
        }
    }
}
