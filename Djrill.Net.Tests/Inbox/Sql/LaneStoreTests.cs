using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of leasing lanes (W1, W3 to W5).</summary>
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
        await HoldAllAsync("a");
        await Lanes.RegisterAsync("b", "test", Token);
        if (Engine.HasOneWorker)
        {
            var all = await Lanes.TakeAsync("b", 0, Token);
            Assert.That((all.Share, all.Taken.Count), Is.EqualTo((256, 256)), "the holder of the lock file is the only living worker");
            return;
        }

        await Lanes.RegisterAsync("c", "test", Token);

        Assert.That((await Lanes.TakeAsync("b", 0, Token)).Taken, Is.Empty, "all lanes are held");
        Assert.That((await Lanes.TakeAsync("a", 256, Token)).Share, Is.EqualTo(86));

        await Lanes.ReleaseAsync("a", [.. Enumerable.Range(0, 170).Select(static lane => new LanePosition(lane, 5))], Token);
        var taken = await Task.WhenAll(Lanes.TakeAsync("b", 0, Token), Lanes.TakeAsync("c", 0, Token));
        var lanes = taken.SelectMany(static share => share.Taken).ToList();
        Assert.That(lanes.Select(static lane => lane.Lane), Is.Unique);
        Assert.That(lanes.Select(static lane => lane.Position), Has.Some.EqualTo(5).And.All.EqualTo(5));
    }

    [Test]
    public async Task Release_TouchesNoLaneOfOthers()
    {
        await HoldAllAsync("a");

        await Lanes.ReleaseAsync("b", [new LanePosition(5, 10)], Token);

        Assert.That(
            await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Lanes} WHERE owner = 'a' AND position = 0"),
            Is.EqualTo(256));
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
}
