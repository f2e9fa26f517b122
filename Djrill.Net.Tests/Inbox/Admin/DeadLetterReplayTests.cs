using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class DeadLetterReplayTests(StoreKind kind) : AdminFixture(kind)
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
        var ids = await StoreOpensAsync(4);
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

    [Test]
    public async Task HandlerAlone_ReplaysNothingButItsDeadLetters()
    {
        var ids = await StoreOpensAsync(3);
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
    public async Task ReplaysAtTheSameTime_ReplayEachEventOnce()
    {
        var ids = await StoreOpensAsync(50);
        await Seed.KillAsync("H1", Timeout, ids);

        var replayed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Inbox.ReplayAsync(new() { FailureGroup = TimeoutsOfH1 }, Token))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replayed.Sum(), Is.EqualTo(50));
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries} WHERE round = 1"), Is.EqualTo(50));
        }
    }
}
