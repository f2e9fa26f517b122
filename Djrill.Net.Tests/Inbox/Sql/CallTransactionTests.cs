using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of committing a handler's transaction (T2).</summary>
internal sealed class CallTransactionTests(StoreKind kind) : CallFixture(kind)
{
    [Test]
    public async Task Commit_KeepsWorkAndOutcome()
    {
        await using var call = await Work.BeginTransactionAsync(Token);
        await WriteAsync(call);

        Assert.That(await call.CommitAsync([First("R")], Token), Is.EqualTo(CallCommit.Committed));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EffectsAsync(), Is.EqualTo(1));
            var loaded = (await Work.LoadAsync([Id], Token)).Single();
            Assert.That(loaded.State, Is.EqualTo(EventState.Pending), "other recipients have not been called yet");
            Assert.That(loaded.Deliveries, Is.EqualTo(new[] { new StoredDelivery("R", DeliveryState.Handled, 1, 1, 0, 0) }));
        }
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
        await Work.SettleAsync([Id], [], Token);

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
        await CrashAsync("a", new BegunCall(Id, ""));
        var outcome = new TransactionOutcome(Id, new DeliverySource("", 1), "R", RowVersion: null, Attempts: 1, Round: 0);

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
        await CrashAsync("a", new BegunCall(Id, ""));
        var replay = new TransactionOutcome(Id, new DeliverySource("", 1), "R", RowVersion: 1, Attempts: 1, Round: 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CommitOnceAsync(replay), Is.EqualTo(CallCommit.Committed));
            Assert.That(await CommitOnceAsync(replay), Is.EqualTo(CallCommit.AlreadySettled));
            Assert.That(
                await Store.ScalarAsync<int>($"SELECT version FROM {Store.Tables.Deliveries} WHERE recipient = 'R' AND round = 1"),
                Is.EqualTo(2));
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

    private static TransactionOutcome Retry(long id, int version) => new(id, new("R", version), "R", version, Attempts: 2, Round: 0);

    private TransactionOutcome Retry(int version) => Retry(Id, version);

    private async Task FailAsync(DeliveryState state) => Assert.That(
        await Work.FinishAsync(
            new EventOutcome(Id, null, "a", Fence, [new("R", state, 1, 0, 0, TimeSpan.Zero, new DeliveryError("E", "m", "f"))]), Token),
        Is.True);

    private async Task<EventState> EventStateAsync() =>
        (EventState)await Store.ScalarAsync<int>($"SELECT state FROM {Store.Tables.Events} WHERE id = {Id}");
}
