using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class InboxCountsTests(StoreKind kind) : AdminFixture(kind)
{
    private const long Hour = 3_600_000;

    private TableNames Tables => Store.Tables;

    [Test]
    public async Task EmptyInbox_HasNothingToDo()
    {
        var counts = await Inbox.GetCountsAsync(Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((counts.Pending, counts.Retrying, counts.Dead, counts.Depth, counts.Running), Is.EqualTo((0L, 0L, 0L, 0L, 0L)));
            Assert.That(counts.OldestDueAge, Is.Null);
            Assert.That(counts.LastReceivedAt, Is.Null);
            Assert.That(counts.Workers, Is.Empty);
        }
    }

    [Test]
    public async Task Counts_AreThoseOfTheStates()
    {
        var ids = await Seed.StoreAsync("", [.. Enumerable.Range(0, 9).Select(static _ => MandrillSamples.Open())]);
        await Seed.SettleAsync(EventState.Handled, ids[2]);
        await Seed.KillAsync("H1", Timeout, ids[3], ids[4], ids[5]);
        await Seed.DeliverAsync(ids[5], "H2", DeliveryState.Dead, Timeout);
        await Store.ExecuteAsync($"UPDATE {Tables.Deliveries} SET updated = updated - {25 * Hour} WHERE event_id = {ids[3]}");
        await Seed.SettleAsync(EventState.Retrying, ids[6], ids[7], ids[8]);
        await Seed.DeliverAsync(ids[6], "H1", DeliveryState.Open, Timeout);
        await Seed.DeliverAsync(ids[7], "H1", DeliveryState.Open, Timeout);
        await Seed.DeliverAsync(ids[7], "H2", DeliveryState.Open, Timeout);
        await Seed.DeliverAsync(ids[8], "H1", DeliveryState.Dead, Timeout); // Counts when the other delivery is settled.
        await Seed.DeliverAsync(ids[8], "H2", DeliveryState.Open, Timeout);
        await Store.ExecuteAsync($"UPDATE {Tables.Deliveries} SET due = {Store.Engine.Now} WHERE event_id = {ids[7]}");
        Running.Begin(ids[0]);

        var counts = await Inbox.GetCountsAsync(Token);

        Assert.That(
            (counts.Pending, counts.Running, counts.Retrying, counts.Dead, counts.DeadLastDay, counts.Depth),
            Is.EqualTo((2L, 1L, 3L, 3L, 2L, 4L)));
    }

    [Test]
    public async Task OldestDueAge_IsThatOfTheOldestPendingEventOrDueDelivery()
    {
        var ids = await Seed.StoreAsync("", [.. Enumerable.Range(0, 3).Select(static _ => MandrillSamples.Open())]);
        await Store.ExecuteAsync($"UPDATE {Tables.Events} SET received = received - {2 * Hour}");
        var pending = await Inbox.GetCountsAsync(Token);
        await Seed.SettleAsync(EventState.Retrying, ids);
        await Seed.DeliverAsync(ids[0], "H1", DeliveryState.Open, Timeout);
        var notDue = await Inbox.GetCountsAsync(Token);
        await Store.ExecuteAsync($"UPDATE {Tables.Deliveries} SET due = {Store.Engine.Now} - {Hour}");
        var due = await Inbox.GetCountsAsync(Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pending.OldestDueAge, Is.GreaterThanOrEqualTo(TimeSpan.FromHours(2)).And.LessThan(TimeSpan.FromHours(3)));
            Assert.That(notDue.OldestDueAge, Is.Null);
            Assert.That(due.OldestDueAge, Is.GreaterThanOrEqualTo(TimeSpan.FromHours(1)).And.LessThan(TimeSpan.FromHours(2)));
            Assert.That(due.LastReceivedAt, Is.Not.Null);
        }
    }

    [Test]
    public async Task LivingWorkers_AreListedWithTheirLanes()
    {
        await HoldAllLanesAsync("owner");
        await Store.ExecuteAsync($"INSERT INTO {Tables.Workers} (owner, name, started, until, begun) VALUES ('gone', 'gone', 0, 1, '[]')");

        var worker = (await Inbox.GetCountsAsync(Token)).Workers.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(worker.Name, Is.EqualTo("machine/1"));
            Assert.That(worker.Lanes, Is.EqualTo(Enumerable.Range(0, InboxRow.Lanes)));
            Assert.That(worker.LeasedUntil - worker.StartedAt, Is.EqualTo(TimeSpan.FromMinutes(10)));
        }
    }

    [Test]
    public async Task Hours_CountByTypeAndState()
    {
        var earlier = await Seed.StoreOneAsync(MandrillSamples.Open());
        var ids = await Seed.StoreAsync("", MandrillSamples.Open(), MandrillSamples.Open(), MandrillSamples.Click());
        await Seed.SettleAsync(EventState.Handled, ids[1]);
        await Store.ExecuteAsync($"UPDATE {Tables.Events} SET received = CASE WHEN id = {earlier} THEN {999 * Hour} ELSE {1000 * Hour} + 5 END");
        await Store.ExecuteAsync($"UPDATE {Tables.Batches} SET received = (SELECT min(e.received) FROM {Tables.Events} e WHERE e.batch = {Tables.Batches}.batch)");

        var hours = await Inbox.GetHoursAsync(DateTimeOffset.UnixEpoch.AddHours(1000), Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hours.Select(static hour => hour.Start).Distinct(), Is.EqualTo([DateTimeOffset.UnixEpoch.AddHours(1000)]));
            Assert.That(
                hours.Select(static hour => (hour.EventType, hour.State, hour.Count)),
                Is.EqualTo([("click", MandrillInboxState.Pending, 1L), ("open", MandrillInboxState.Pending, 1), ("open", MandrillInboxState.Handled, 1)]));
        }
    }
}
