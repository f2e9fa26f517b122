using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What is noted when a worker has ended during calls (B1, W3).</summary>
internal sealed class CrashTests(StoreKind kind) : StoreFixture(kind)
{
    [SetUp]
    public async Task RegisterAsync() => await HoldAllAsync("crashed");

    [Test]
    public async Task Begin_NeedsALivingWorker()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Work.BeginAsync("crashed", [new BegunCall(1, "")], Token), Is.True);
            Assert.That(await Work.BeginAsync("nobody", [], Token), Is.False);
        }

        await Store.ExecuteAsync($"UPDATE {Store.Tables.Workers} SET until = 1");
        Assert.That(await Work.BeginAsync("crashed", [], Token), Is.EqualTo(Engine.HasOneWorker), "the only worker needs no lease");
    }

    [Test]
    public async Task PendingEventThatWasBegun_GetsADeliveryForAll()
    {
        var ids = await Store.StoreAsync(TestBatch.Events(3));

        await CrashAsync("crashed", new BegunCall(ids[1], ""), new BegunCall(ids[0], ""));

        var due = await Work.ClaimDueAsync("next", 10, Token);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                due.Select(static delivery => (delivery.EventId, delivery.Recipient, delivery.Crashes, delivery.Attempts, delivery.Round)),
                Is.EquivalentTo(new[] { (ids[0], "", 1, 0, 0), (ids[1], "", 1, 0, 0) }));
            Assert.That(await StatesAsync(), Is.EqualTo(new[] { EventState.Retrying, EventState.Retrying, EventState.Pending }));
            Assert.That(
                await Store.QueryAsync($"SELECT owner FROM {Store.Tables.Workers}", static row => row.GetString(0)), Is.EqualTo(["next"]));
        }
    }

    [Test]
    public async Task OpenDeliveryThatWasBegun_HasOneCrashMore()
    {
        var ids = await Store.StoreAsync(TestBatch.Event());
        await FailAsync(ids[0], TimeSpan.FromHours(1));

        await CrashAsync("crashed", new BegunCall(ids[0], "Shop.Handler \"1\""));

        var due = (await Work.ClaimDueAsync("next", 10, Token)).Single();
        Assert.That(
            (due.Recipient, due.Crashes, due.Attempts, due.Version, due.ErrorType), Is.EqualTo(("Shop.Handler \"1\"", 1, 1, 2, "E")));
    }

    [Test]
    public async Task SettledEvent_IsLeftAlone()
    {
        var ids = await Store.StoreAsync(TestBatch.Event());
        await Work.SettleAsync(ids, [], Token);

        await CrashAsync("crashed", new BegunCall(ids[0], ""), new BegunCall(12345, "gone"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries}"), Is.Zero);
            Assert.That(await StatesAsync(), Is.EqualTo(new[] { EventState.Handled }));
        }
    }

    [Test]
    public async Task SecondCrash_IsCounted()
    {
        var ids = await Store.StoreAsync(TestBatch.Event());
        await CrashAsync("crashed", new BegunCall(ids[0], ""));
        await Work.BeginAsync("next", [new BegunCall(ids[0], "")], Token);
        await EndLeaseAsync("next");

        await HoldAllAsync("third");

        Assert.That((await Work.ClaimDueAsync("third", 10, Token)).Single().Crashes, Is.EqualTo(2));
    }

    [TestCase(1, 1)]
    [TestCase(2, 0)] // The call ended long before its worker: another outcome was written since.
    [TestCase(null, 1)]
    public async Task VersionOfTheDelivery_DecidesWhetherACrashIsCounted(int? version, int crashes)
    {
        var ids = await Store.StoreAsync(TestBatch.Event());
        await FailAsync(ids[0], TimeSpan.Zero);

        await CrashAsync("crashed", new BegunCall(ids[0], "Shop.Handler \"1\"", version));

        Assert.That((await Work.ClaimDueAsync("next", 10, Token)).Single().Crashes, Is.EqualTo(crashes));
    }

    [Test]
    public async Task CallsOfAllKinds_AreNotedTogether()
    {
        var ids = await Store.StoreAsync(TestBatch.Events(4));
        await FailAsync(ids[1], TimeSpan.Zero);
        await FailAsync(ids[3], TimeSpan.Zero);

        await CrashAsync(
            "crashed", new(ids[3], "Shop.Handler \"1\"", 1), new(ids[2], ""), new(ids[1], "Shop.Handler \"1\"", 2), new(ids[0], ""));

        Assert.That(
            (await Work.ClaimDueAsync("next", 10, Token)).Select(static due => (due.EventId, due.Recipient, due.Crashes)),
            Is.EquivalentTo(new[]
            {
                (ids[0], "", 1), (ids[1], "Shop.Handler \"1\"", 0), (ids[2], "", 1), (ids[3], "Shop.Handler \"1\"", 1),
            }));
    }

    private async Task FailAsync(long id, TimeSpan delay) => Assert.That(
        await Work.FinishAsync(
            new EventOutcome(
                id, null, "crashed", 1, [new("Shop.Handler \"1\"", DeliveryState.Open, 1, 0, 0, delay, new DeliveryError("E", "m", null))]),
            Token),
        Is.True);

    private Task<IReadOnlyList<EventState>> StatesAsync() => Store.QueryAsync(
        $"SELECT state FROM {Store.Tables.Events} ORDER BY id", static row => (EventState)row.GetInt32(0));
}
