using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What a worker reads (C1, C2, B2).</summary>
internal sealed class ClaimTests(StoreKind kind) : StoreFixture(kind)
{
    [Test]
    public async Task EmptyStore_HasNothingToClaim()
    {
        var claim = await Work.ClaimAsync([new LanePosition(7, 0)], 10, 10, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(claim.Events, Is.Empty);
            Assert.That(EventId.BatchOf(claim.DecidedId), Is.Zero);
        }
    }

    [Test]
    public async Task Claim_ReadsTheLanesAboveTheirPositions()
    {
        var ids = await Store.StoreAsync(
            [.. new[] { 1, 2, 1, 255, 1 }.Select(static (lane, index) => TestBatch.Event(index, lane))]);

        var claim = await Work.ClaimAsync([new LanePosition(1, ids[0]), new LanePosition(255, 0)], 10, 10, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(claim.Events.Select(static claimed => claimed.Id), Is.EqualTo(new[] { ids[2], ids[4], ids[3] }));
            Assert.That(claim.Events[0].MessageHash, Is.EqualTo(1));
            Assert.That(claim.Events[0].Size, Is.GreaterThan(20));
            Assert.That(claim.DecidedId, Is.EqualTo(EventId.LastOf(EventId.BatchOf(ids[0]))));
        }
    }

    [Test]
    public async Task Claim_KeepsItsLimits()
    {
        var ids = await Store.StoreAsync(
            [.. Enumerable.Range(0, 10).Select(static index => TestBatch.Event(index, lane: 1 + (index / 5)))]);

        var perLane = await Work.ClaimAsync([new LanePosition(1, 0), new LanePosition(2, 0)], 2, 10, Token);
        var limited = await Work.ClaimAsync([new LanePosition(1, 0), new LanePosition(2, 0)], 4, 3, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(perLane.Events.Select(static claimed => claimed.Id), Is.EqualTo(new[] { ids[0], ids[1], ids[5], ids[6] }));
            Assert.That(limited.Events.Select(static claimed => claimed.Id), Is.EqualTo(ids.Take(3)));
        }
    }

    [Test]
    public async Task SettledEvents_AreNotClaimed()
    {
        var ids = await Store.StoreAsync(TestBatch.Events(4));
        await Work.SettleAsync([ids[3], ids[0]], [ids[1]], Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Work.ClaimAsync([new LanePosition(7, 0)], 10, 10, Token)).Events.Single().Id, Is.EqualTo(ids[2]));
            Assert.That(await Work.FindLowestPendingAsync([7, 8], Token), Is.EqualTo(new[] { new LanePosition(7, ids[2]) }));
            Assert.That((await Work.LoadAsync([.. ids], Token)).Single().Id, Is.EqualTo(ids[2]));
        }
    }

    [Test]
    public async Task Settling_ChangesOnlyPendingEvents()
    {
        var ids = await Store.StoreAsync(TestBatch.Events(2));
        await Work.SettleAsync([], [ids[0]], Token);

        await Work.SettleAsync(ids, [], Token);

        Assert.That(
            await Store.QueryAsync(
                $"SELECT state, outcome, settled >= received FROM {Store.Tables.Events} ORDER BY id",
                static row => (row.GetInt32(0), row.GetString(1), Convert.ToBoolean(row.GetValue(2), null))),
            Is.EqualTo(new[] { (3, "ignored", true), (2, "handled", true) }));
    }

    [Test]
    public async Task DueDelivery_IsReadByTheHolderOfItsLane()
    {
        var lanes = await HoldAllAsync("a");
        var ids = await Store.StoreAsync(TestBatch.Events(2));
        await FailAsync(ids[0], lanes[7].Fence, TimeSpan.Zero);
        await FailAsync(ids[1], lanes[7].Fence, TimeSpan.FromHours(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await Work.ClaimDueAsync("a", 10, Token),
                Is.EqualTo(new[] { new DueDelivery(ids[0], 7, await SizeAsync(ids[0]), "R", 1, 1, 0, 0, "E") }));
            Assert.That(await Work.ClaimDueAsync("b", 10, Token), Is.Empty);
        }

        await Store.ExecuteAsync($"UPDATE {Store.Tables.Lanes} SET until = 1");
        Assert.That(await Work.ClaimDueAsync("a", 10, Token), Has.Count.EqualTo(Engine.HasOneWorker ? 1 : 0));
    }

    [Test]
    public async Task RetryOfAClockThatWasSetBack_IsDueOnSqlite()
    {
        var lanes = await HoldAllAsync("a");
        var ids = await Store.StoreAsync(TestBatch.Events(1));
        await FailAsync(ids[0], lanes[7].Fence, TimeSpan.FromSeconds(10));
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Deliveries} SET due = due + 3600000, updated = updated + 3600000");

        Assert.That(await Work.ClaimDueAsync("a", 10, Token), Has.Count.EqualTo(Engine.HasOneWorker ? 1 : 0));
    }

    [Test]
    public async Task Load_ReadsTheDeliveriesOfEachEvent()
    {
        var lanes = await HoldAllAsync("a");
        var ids = await Store.StoreAsync(TestBatch.Events(2));
        await FailAsync(ids[1], lanes[7].Fence, TimeSpan.Zero);

        var loaded = await Work.LoadAsync([.. ids], Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loaded[0].Deliveries, Is.Empty);
            Assert.That(loaded[1].Deliveries, Is.EqualTo(new[] { new StoredDelivery("R", DeliveryState.Open, 1, 1, 0, 0) }));
        }
    }

    private async Task FailAsync(long id, long fence, TimeSpan delay) => Assert.That(
        await Work.FinishAsync(
            new EventOutcome(id, null, "a", fence, [new("R", DeliveryState.Open, 1, 0, 0, delay, new DeliveryError("E", "m", "f"))]),
            Token),
        Is.True);

    private async Task<int> SizeAsync(long id) =>
        (int)await Store.ScalarAsync<long>($"SELECT length(json) FROM {Store.Tables.Bodies} WHERE id = {id}");
}
