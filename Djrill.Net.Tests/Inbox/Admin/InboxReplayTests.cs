using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class InboxReplayTests(StoreKind kind) : AdminFixture(kind)
{
    private static string TimeoutsOfH1 => FailureGroupId.Format(FailureGroup.Of("H1", Timeout));

    [Test]
    public async Task QueryWithoutCriterion_IsRefused()
    {
        await Seed.StoreOneAsync(MandrillSamples.Open());

        Assert.That(
            () => Inbox.ReplayAsync(new() { PageSize = 10, After = "1" }, Token),
            Throws.ArgumentException.With.Message.StartsWith("The query has no criterion"));
    }

    [Test]
    public async Task DeadEvent_IsDeliveredAgainToTheHandlerThatFailed()
    {
        var id = await Seed.StoreOneAsync(MandrillSamples.Open());
        await Seed.KillAsync("H1", Timeout, id);
        await Seed.DeliverAsync(id, "H2", DeliveryState.Handled);

        var replayed = await Inbox.ReplayAsync(new() { Ids = [id] }, Token);

        var entry = (await Inbox.FindAsync(id, Token))!.Entry; // Not null: it was stored.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(replayed, Is.EqualTo(1));
            Assert.That(await Seed.DeliveriesOfAsync(id), Is.EqualTo(
            [
                new StoredDelivery("H1", DeliveryState.Open, Version: 4, Attempts: 0, Crashes: 0, Round: 1),
                new StoredDelivery("H2", DeliveryState.Handled, 3, 16, 1, 0),
            ]));
            Assert.That((entry.State, entry.SettledAt), Is.EqualTo((MandrillInboxState.Retrying, (DateTimeOffset?)null)));
            Assert.That(await Store.ScalarAsync<string>($"SELECT outcome FROM {Store.Tables.Events}"), Is.Null);
            Assert.That(await DueAsync(), Is.EqualTo([(id, "H1")]));
        }
    }

    [Test]
    public async Task Group_IsReplayedWithoutTheOthers()
    {
        var ids = await StoreAsync(4);
        await Seed.KillAsync("H1", Timeout, ids[0], ids[1]);
        await Seed.KillAsync("H1", Conflict, ids[2]);
        await Seed.SettleAsync(EventState.Retrying, ids[3]);
        await Seed.DeliverAsync(ids[3], "H1", DeliveryState.Dead, Timeout);
        await Seed.DeliverAsync(ids[3], "H2", DeliveryState.Open, Timeout);

        var replayed = await Inbox.ReplayAsync(new() { FailureGroup = TimeoutsOfH1 }, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replayed, Is.EqualTo(3));
            Assert.That(await DueAsync(), Is.EqualTo([(ids[0], "H1"), (ids[1], "H1"), (ids[3], "H1")]));
            Assert.That(await Seed.StateOfAsync(ids[2]), Is.EqualTo(EventState.Dead));
        }
    }

    [TestCase(EventState.Handled)]
    [TestCase(EventState.Ignored)]
    public async Task SettledEvent_IsDeliveredToAllHandlers(EventState state)
    {
        var id = await Seed.StoreOneAsync(MandrillSamples.Open());
        await Seed.SettleAsync(state, id);

        await Inbox.ReplayAsync(new() { EventType = "open" }, Token);
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Deliveries} SET state = 1");
        await Seed.SettleAsync(state, id);
        await Inbox.ReplayAsync(new() { Ids = [id] }, Token);

        Assert.That(await Seed.DeliveriesOfAsync(id), Is.EqualTo([new StoredDelivery("", DeliveryState.Open, 2, 0, 0, Round: 2)]));
    }

    [Test]
    public async Task SettledEventWithAHandler_IsDeliveredToThatHandler()
    {
        var ids = await StoreAsync(2);
        await Seed.SettleAsync(EventState.Handled, ids);
        await Seed.DeliverAsync(ids[1], "T", DeliveryState.Handled);

        var replayed = await Inbox.ReplayAsync(new() { EventType = "open", Handler = "T" }, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replayed, Is.EqualTo(2));
            Assert.That(await Seed.DeliveriesOfAsync(ids[0]), Is.EqualTo([new StoredDelivery("T", DeliveryState.Open, 1, 0, 0, Round: 1)]));
            Assert.That(await Seed.DeliveriesOfAsync(ids[1]), Is.EqualTo([new StoredDelivery("T", DeliveryState.Open, 4, 0, 0, Round: 1)]));
        }
    }

    [Test]
    public async Task HandlerAlone_ReplaysNothingButItsDeadLetters()
    {
        var ids = await StoreAsync(3);
        await Seed.SettleAsync(EventState.Handled, ids[0]);
        await Seed.KillAsync("H1", Timeout, ids[1]);
        await Seed.KillAsync("H2", Timeout, ids[2]);

        Assert.That(await Inbox.ReplayAsync(new() { Handler = "H1" }, Token), Is.EqualTo(1));
        Assert.That(await DueAsync(), Is.EqualTo([(ids[1], "H1")]));
    }

    [Test]
    public async Task DeadStateWithAnotherHandler_ReplaysNothing()
    {
        var id = await Seed.StoreOneAsync(MandrillSamples.Open());
        await Seed.KillAsync("H1", Timeout, id);

        Assert.That(await Inbox.ReplayAsync(new() { State = MandrillInboxState.Dead, Handler = "H2" }, Token), Is.Zero);
    }

    [Test]
    public async Task RetryingEvent_IsDueNow()
    {
        var id = await Seed.StoreOneAsync(MandrillSamples.Open());
        await Seed.SettleAsync(EventState.Retrying, id);
        await Seed.DeliverAsync(id, "H1", DeliveryState.Open, Timeout);
        await Seed.DeliverAsync(id, "H2", DeliveryState.Open, Timeout);

        await Inbox.ReplayAsync(new() { State = MandrillInboxState.Retrying, Handler = "H1" }, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DueAsync(), Is.EqualTo([(id, "H1")]));
            Assert.That(
                (await Seed.DeliveriesOfAsync(id))[0], Is.EqualTo(new StoredDelivery("H1", DeliveryState.Open, 4, 0, 0, Round: 1)));
        }
    }

    [Test]
    public async Task EventWithARetryOfOneHandler_IsDeliveredToAnotherHandlerToo()
    {
        var id = await Seed.StoreOneAsync(MandrillSamples.Open());
        await Seed.SettleAsync(EventState.Retrying, id);
        await Seed.DeliverAsync(id, "H1", DeliveryState.Open, Timeout);

        await Inbox.ReplayAsync(new() { Ids = [id], Handler = "H2" }, Token);

        Assert.That(await DueAsync(), Is.EqualTo([(id, "H2")]));
    }

    [Test]
    public async Task EventThatWaitsForAllHandlers_GetsNoFurtherDelivery()
    {
        var id = await Seed.StoreOneAsync(MandrillSamples.Open());
        await Seed.SettleAsync(EventState.Retrying, id);
        await Seed.DeliverAsync(id, "", DeliveryState.Open);

        Assert.That(await Inbox.ReplayAsync(new() { Ids = [id], Handler = "H2" }, Token), Is.Zero);
        Assert.That(await Seed.DeliveriesOfAsync(id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task PendingAndDeletedEvents_StayAsTheyAre()
    {
        var ids = await StoreAsync(2);
        await Inbox.DeleteAsync(new() { Ids = [ids[1]] }, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Inbox.ReplayAsync(new() { Ids = ids }, Token), Is.Zero);
            Assert.That(await Inbox.ReplayAsync(new() { Ids = ids, Handler = "H1" }, Token), Is.Zero);
            Assert.That(await Inbox.ReplayAsync(new() { State = MandrillInboxState.Pending }, Token), Is.Zero);
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries}"), Is.Zero);
        }
    }

    [Test]
    public async Task ReplaysAtTheSameTime_ReplayEachEventOnce()
    {
        var ids = await StoreAsync(50);
        await Seed.KillAsync("H1", Timeout, ids);

        var replayed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Inbox.ReplayAsync(new() { FailureGroup = TimeoutsOfH1 }, Token))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replayed.Sum(), Is.EqualTo(50));
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries} WHERE round = 1"), Is.EqualTo(50));
        }
    }

    private async Task<IReadOnlyList<long>> StoreAsync(int count) =>
        await Seed.StoreAsync("", [.. Enumerable.Range(0, count).Select(static _ => MandrillSamples.Open())]);

    private async Task<IReadOnlyList<(long, string)>> DueAsync() => await Store.QueryAsync(
        $"SELECT event_id, recipient FROM {Store.Tables.Deliveries} WHERE state = 0 AND due <= {Store.Engine.Now} ORDER BY event_id",
        static row => (row.GetInt64(0), row.GetString(1)));
}
