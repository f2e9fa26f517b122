using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of renewing a lease (W2).</summary>
internal sealed class LaneRenewalTests(StoreKind kind) : StoreFixture(kind)
{
    [Test]
    public async Task Renewal_StoresPositions()
    {
        await HoldAllAsync("a");

        var renewed = await Lanes.RenewAsync("a", [new LanePosition(1, 10), new LanePosition(255, 20)], Token);

        Assert.That(
            renewed!.Where(static lane => lane.Position > 0).Select(static lane => (lane.Lane, lane.Position)),
            Is.EquivalentTo(new[] { (1, 10L), (255, 20L) }));
    }

    [Test]
    public async Task RenewalWithoutPositions_KeepsThem()
    {
        await HoldAllAsync("a");
        await Lanes.RenewAsync("a", [new LanePosition(1, 10)], Token);

        var renewed = await Lanes.RenewAsync("a", [], Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(renewed, Has.Count.EqualTo(256));
            Assert.That(renewed!.Single(static lane => lane.Lane == 1).Position, Is.EqualTo(10));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Renewal_MakesTheLeaseLonger(bool hasPositions)
    {
        await HoldAllAsync("a");
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Lanes} SET until = until - 1000");
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Workers} SET until = until - 1000");
        var before = await EndOfLeasesAsync();

        await Lanes.RenewAsync("a", hasPositions ? [new LanePosition(1, 10)] : [], Token);

        var after = await EndOfLeasesAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Lanes, Is.GreaterThan(before.Lanes + 900));
            Assert.That(after.Worker, Is.GreaterThan(before.Worker + 900));
        }
    }

    [Test]
    public async Task RenewalWithoutARow_IsNull() => Assert.That(await Lanes.RenewAsync("a", [], Token), Is.Null);

    [Test]
    public async Task RenewalAfterTheLease_IsNullWhereOthersMayLive()
    {
        await HoldAllAsync("a");
        await EndLeaseAsync("a");

        Assert.That(await Lanes.RenewAsync("a", [new LanePosition(1, 10)], Token), Engine.HasOneWorker ? Has.Count.EqualTo(256) : Is.Null);
    }

    // The time of a lane may be a moment earlier than that of the worker. It must not be held by a worker that cannot renew it.
    [Test]
    public async Task Renewal_IncludesLanesThatNobodyTook()
    {
        await HoldAllAsync("a");
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Lanes} SET until = 1");

        Assert.That(await Lanes.RenewAsync("a", [new LanePosition(1, 10)], Token), Has.Count.EqualTo(256));
        Assert.That(
            await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Lanes} WHERE until > {Engine.Now}"), Is.EqualTo(256));
    }

    [Test]
    public async Task Renewal_LeavesOutLanesThatAreLost()
    {
        await HoldAllAsync("a");
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Lanes} SET owner = 'b' WHERE lane = 5");

        var renewed = await Lanes.RenewAsync("a", [new LanePosition(5, 10)], Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                renewed!.Select(static lane => lane.Lane), Is.EquivalentTo(Enumerable.Range(0, 256).Where(static lane => lane != 5)));
            Assert.That(await Store.ScalarAsync<long>($"SELECT position FROM {Store.Tables.Lanes} WHERE lane = 5"), Is.Zero);
        }
    }

    private async Task<(long Lanes, long Worker)> EndOfLeasesAsync() => (
        await Store.ScalarAsync<long>($"SELECT min(until) FROM {Store.Tables.Lanes}"),
        await Store.ScalarAsync<long>($"SELECT min(until) FROM {Store.Tables.Workers}"));
}
