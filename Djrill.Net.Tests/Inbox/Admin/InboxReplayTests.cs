using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class InboxReplayTests(StoreKind kind) : AdminFixture(kind)
{
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
        var ids = await StoreOpensAsync(2);
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
        var ids = await StoreOpensAsync(2);
        await Inbox.DeleteAsync(new() { Ids = [ids[1]] }, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Inbox.ReplayAsync(new() { Ids = ids }, Token), Is.Zero);
            Assert.That(await Inbox.ReplayAsync(new() { Ids = ids, Handler = "H1" }, Token), Is.Zero);
            Assert.That(await Inbox.ReplayAsync(new() { State = MandrillInboxState.Pending }, Token), Is.Zero);
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries}"), Is.Zero);
        }
    }
}
