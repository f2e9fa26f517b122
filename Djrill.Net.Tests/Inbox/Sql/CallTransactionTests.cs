using System.Data.Common;
using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of a handler's transaction (T1, T2).</summary>
internal sealed class CallTransactionTests(StoreKind kind) : StoreFixture(kind)
{
    private long _fence;
    private long _id;

    [SetUp]
    public async Task StoreEventAsync()
    {
        _fence = (await HoldAllAsync("a"))[7].Fence;
        _id = (await Store.StoreAsync(TestBatch.Event()))[0];
        await Store.ExecuteAsync($"CREATE TABLE {Effects} (name text)");
    }

    private string Effects => Store.Tables.Workers.Replace("workers", "effects", StringComparison.Ordinal);

    [Test]
    public async Task Commit_KeepsWorkAndOutcome()
    {
        await using var call = await Work.BeginTransactionAsync(Token);
        await WriteAsync(call);

        Assert.That(await call.CommitAsync([First("R")], Token), Is.EqualTo(CallCommit.Committed));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EffectsAsync(), Is.EqualTo(1));
            var loaded = (await Work.LoadAsync([_id], Token)).Single();
            Assert.That(loaded.State, Is.EqualTo(EventState.Pending), "other recipients have not been called yet");
            Assert.That(loaded.Deliveries, Is.EqualTo(new[] { new StoredDelivery("R", DeliveryState.Handled, 1, 1, 0, 0) }));
        }
    }

    [Test]
    public async Task Disposal_RollsBack()
    {
        await using (var call = await Work.BeginTransactionAsync(Token))
        {
            await WriteAsync(call);
        }

        Assert.That(await EffectsAsync(), Is.Zero);
    }

    [Test]
    public async Task SecondCallOfTheSameEvent_IsRolledBack()
    {
        await CommitOnceAsync(First("R"));

        Assert.That(await CommitOnceAsync(First("R")), Is.EqualTo(CallCommit.AlreadySettled));
        Assert.That(await EffectsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task EventThatIsSettledMeanwhile_IsRolledBack()
    {
        await Work.SettleAsync([_id], [], Token);

        Assert.That(await CommitOnceAsync(First("R")), Is.EqualTo(CallCommit.AlreadySettled));
        Assert.That(await EffectsAsync(), Is.Zero);
    }

    [Test]
    public async Task Delivery_IsSettledWithItsEvent()
    {
        await FailAsync(DeliveryState.Open);

        Assert.That(await CommitOnceAsync(Retry(version: 1)), Is.EqualTo(CallCommit.Committed));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EventStateAsync(), Is.EqualTo(EventState.Handled));
            Assert.That(
                await Store.QueryAsync(
                    $"SELECT state, version, attempts FROM {Store.Tables.Deliveries}",
                    static row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2))),
                Is.EqualTo(new[] { (1, 2, 2) }));
        }
    }

    [Test]
    public async Task DeliveryOfAnotherVersion_IsRolledBack()
    {
        await FailAsync(DeliveryState.Open);

        Assert.That(await CommitOnceAsync(Retry(version: 2)), Is.EqualTo(CallCommit.AlreadySettled));
        Assert.That(await EffectsAsync(), Is.Zero);
    }

    [Test]
    public async Task DeliveryThatIsNoLongerOpen_IsRolledBack()
    {
        await FailAsync(DeliveryState.Dead);

        Assert.That(await CommitOnceAsync(Retry(version: 1)), Is.EqualTo(CallCommit.AlreadySettled));
        Assert.That(await EffectsAsync(), Is.Zero);
    }

    [Test]
    public async Task DeliveryForAll_IsTheCondition()
    {
        await CrashAsync();
        var outcome = new TransactionOutcome(_id, new DeliverySource("", 1), "R", RowVersion: null, Attempts: 1, Round: 0);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CommitOnceAsync(outcome with { Source = new DeliverySource("", 2) }), Is.EqualTo(CallCommit.AlreadySettled));
            Assert.That(await CommitOnceAsync(outcome), Is.EqualTo(CallCommit.Committed));
            Assert.That(await CommitOnceAsync(outcome), Is.EqualTo(CallCommit.AlreadySettled));
            Assert.That(await EventStateAsync(), Is.EqualTo(EventState.Retrying), "other recipients have not been called yet");
            Assert.That(await EffectsAsync(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task RowOfAnEarlierRound_IsRaised()
    {
        await CommitOnceAsync(First("R"));
        await CrashAsync();
        var replay = new TransactionOutcome(_id, new DeliverySource("", 1), "R", RowVersion: 1, Attempts: 1, Round: 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CommitOnceAsync(replay), Is.EqualTo(CallCommit.Committed));
            Assert.That(await CommitOnceAsync(replay), Is.EqualTo(CallCommit.AlreadySettled));
            Assert.That(
                await Store.ScalarAsync<int>($"SELECT version FROM {Store.Tables.Deliveries} WHERE recipient = 'R' AND round = 1"), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task OneMissAmongSeveral_RollsBackAll()
    {
        var ids = await Store.StoreAsync(TestBatch.Events(3));
        await Work.SettleAsync([ids[1]], [], Token);

        Assert.That(
            await CommitOnceAsync([.. ids.Select(static id => new TransactionOutcome(id, null, "R", null, 1, 0))]),
            Is.EqualTo(CallCommit.AlreadySettled));
        Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries}"), Is.Zero);
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

        await AssertEndedAsync(call, effects);
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

    private static TransactionOutcome Retry(long id, int version) => new(id, new("R", version), "R", version, Attempts: 2, Round: 0);

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(Token);
    }

    private TransactionOutcome Retry(int version) => Retry(_id, version);

    private TransactionOutcome First(string recipient) => new(_id, null, recipient, RowVersion: null, Attempts: 1, Round: 0);

    private Task WriteAsync(ICallTransaction call) =>
        ExecuteAsync(call.Transaction.Connection!, call.Transaction, $"INSERT INTO {Effects} VALUES ('once')");

    private async Task<CallCommit> CommitOnceAsync(params TransactionOutcome[] outcomes)
    {
        await using var call = await Work.BeginTransactionAsync(Token);
        await WriteAsync(call);
        return await call.CommitAsync(outcomes, Token);
    }

    private async Task AssertEndedAsync(ICallTransaction call, int effects)
    {
        Assert.That(await call.CommitAsync([First("R")], Token), Is.EqualTo(CallCommit.EndedByHandler));
        await call.DisposeAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EffectsAsync(), Is.EqualTo(effects));
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries}"), Is.Zero);
        }
    }

    private async Task FailAsync(DeliveryState state) => Assert.That(
        await Work.FinishAsync(
            new EventOutcome(_id, null, "a", _fence, [new("R", state, 1, 0, 0, TimeSpan.Zero, new DeliveryError("E", "m", "f"))]), Token),
        Is.True);

    private async Task CrashAsync()
    {
        await Work.BeginAsync("a", [new BegunCall(_id, "")], Token);
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Workers} SET until = 1; UPDATE {Store.Tables.Lanes} SET until = 1");
        await HoldAllAsync("next");
    }

    private Task<long> EffectsAsync() => Store.ScalarAsync<long>($"SELECT count(*) FROM {Effects}");

    private async Task<EventState> EventStateAsync() =>
        (EventState)await Store.ScalarAsync<int>($"SELECT state FROM {Store.Tables.Events} WHERE id = {_id}");
}
