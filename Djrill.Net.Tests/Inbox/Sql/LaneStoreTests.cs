using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of leasing lanes (W1 to W5).</summary>
internal sealed class LaneStoreTests(StoreKind kind) : StoreFixture(kind)
{
    [Test]
    public async Task OnlyWorker_TakesAllLanes()
    {
        await Lanes.RegisterAsync("a", "test", Token);

        var share = await Lanes.TakeAsync("a", 0, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(share.Share, Is.EqualTo(256));
            Assert.That(share.Taken.Select(static lane => lane.Lane), Is.EquivalentTo(Enumerable.Range(0, 256)));
            Assert.That(share.Taken.Select(static lane => lane.Fence), Has.All.EqualTo(1));
        }
    }

    [Test]
    public async Task LaneThatIsTakenAgain_HasAHigherFence()
    {
        var held = await HoldAllAsync("a");
        await Lanes.ReleaseAsync("a", [new LanePosition(3, 99)], Token);

        var taken = (await Lanes.TakeAsync("a", 255, Token)).Taken;

        Assert.That(taken, Is.EqualTo(new[] { new HeldLane(3, held[3].Fence + 1, 99) }));
    }

    [Test]
    public async Task WorkerThatIsNotRegistered_TakesNothing() => Assert.That((await Lanes.TakeAsync("nobody", 0, Token)).Taken, Is.Empty);

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
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Lanes} SET until = until - 1000; UPDATE {Store.Tables.Workers} SET until = until - 1000");
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
        Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Lanes} WHERE until > {Engine.Now}"), Is.EqualTo(256));
    }

    [Test]
    public async Task LanesOfAnEndedWorker_AreShared()
    {
        await HoldAllAsync("a");
        await Lanes.RegisterAsync("b", "test", Token);
        await EndLeaseAsync("a");

        var share = await Lanes.TakeAsync("b", 0, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((share.Share, share.Taken.Count), Is.EqualTo((256, 256)));
            Assert.That(await Lanes.RenewAsync("a", [], Token), Is.Null, "its row is gone");
        }
    }

    [Test]
    public async Task LivingWorkers_ShareTheLanes()
    {
        if (Engine.HasOneWorker)
        {
            Assert.Pass("Only one worker lives.");
        }

        await HoldAllAsync("a");
        await Lanes.RegisterAsync("b", "test", Token);
        await Lanes.RegisterAsync("c", "test", Token);

        Assert.That((await Lanes.TakeAsync("b", 0, Token)).Taken, Is.Empty, "all lanes are held");
        Assert.That((await Lanes.TakeAsync("a", 256, Token)).Share, Is.EqualTo(86));

        await Lanes.ReleaseAsync("a", [.. Enumerable.Range(0, 170).Select(static lane => new LanePosition(lane, 5))], Token);
        var taken = await Task.WhenAll(Lanes.TakeAsync("b", 0, Token), Lanes.TakeAsync("c", 0, Token));
        Assert.That(
            taken.SelectMany(static share => share.Taken).Select(static lane => (lane.Lane, lane.Position)), Is.Unique.And.All.Matches<(int, long)>(static lane => lane.Item2 == 5));
    }

    [Test]
    public async Task Renewal_LeavesOutLanesThatAreLost()
    {
        await HoldAllAsync("a");
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Lanes} SET owner = 'b' WHERE lane = 5");

        var renewed = await Lanes.RenewAsync("a", [new LanePosition(5, 10)], Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(renewed!.Select(static lane => lane.Lane), Is.EquivalentTo(Enumerable.Range(0, 256).Where(static lane => lane != 5)));
            Assert.That(await Store.ScalarAsync<long>($"SELECT position FROM {Store.Tables.Lanes} WHERE lane = 5"), Is.Zero);
        }
    }

    [Test]
    public async Task Release_TouchesNoLaneOfOthers()
    {
        await HoldAllAsync("a");

        await Lanes.ReleaseAsync("b", [new LanePosition(5, 10)], Token);

        Assert.That(
            await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Lanes} WHERE owner = 'a' AND position = 0"), Is.EqualTo(256));
    }

    [Test]
    public async Task End_FreesAllLanesAndStoresThePositions()
    {
        await HoldAllAsync("a");

        await Lanes.EndAsync("a", [new LanePosition(5, 10)], Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Lanes} WHERE owner IS NULL"), Is.EqualTo(256));
            Assert.That(await Store.ScalarAsync<long>($"SELECT position FROM {Store.Tables.Lanes} WHERE lane = 5"), Is.EqualTo(10));
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Workers}"), Is.Zero);
        }
    }

    private Task EndLeaseAsync(string owner) => Store.ExecuteAsync(
        $"""
        UPDATE {Store.Tables.Workers} SET until = 1 WHERE owner = '{owner}';
        UPDATE {Store.Tables.Lanes} SET until = 1 WHERE owner = '{owner}'
        """);

    private async Task<(long Lanes, long Worker)> EndOfLeasesAsync() => (
        await Store.ScalarAsync<long>($"SELECT min(until) FROM {Store.Tables.Lanes}"),
        await Store.ScalarAsync<long>($"SELECT min(until) FROM {Store.Tables.Workers}"));
}
