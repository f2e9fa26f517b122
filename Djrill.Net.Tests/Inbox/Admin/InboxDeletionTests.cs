using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class InboxDeletionTests(StoreKind kind) : AdminFixture(kind)
{
    [Test]
    public void QueryWithoutCriterion_IsRefused() => Assert.That(
        () => Inbox.DeleteAsync(new(), Token), Throws.ArgumentException.With.Message.StartsWith("The query has no criterion"));

    [Test]
    public async Task DeletedEvent_LeavesItsKeyAndNoText()
    {
        var open = MandrillSamples.Open();
        var ids = await Seed.StoreAsync("", open, MandrillSamples.Click());
        await Seed.KillAsync("H1", Timeout, ids);

        var deleted = await Inbox.DeleteAsync(new() { State = MandrillInboxState.Dead, EventType = "open" }, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted, Is.EqualTo(1));
            Assert.That(await Seed.StateOfAsync(ids[0]), Is.EqualTo(EventState.Deleted));
            Assert.That(await Store.QueryAsync($"SELECT id FROM {Store.Tables.Bodies}", static row => row.GetInt64(0)), Is.EqualTo([ids[1]]));
            Assert.That(await Seed.DeliveriesOfAsync(ids[0]), Is.Empty);
            Assert.That(await Seed.DeliveriesOfAsync(ids[1]), Has.Count.EqualTo(1));
            Assert.That(
                await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Events} WHERE recipient IS NULL AND message_id IS NULL"),
                Is.EqualTo(1));
            Assert.That(await Store.Events.StoreAsync(EventBatch.Of("", open), Token), Is.Zero, "Mandrill resends the event");
            Assert.That(await Inbox.DeleteAsync(new() { Ids = ids }, Token), Is.EqualTo(1), "the other one");
        }
    }

    [Test]
    public async Task EventThatIsReplayedMeanwhile_IsNotDeleted()
    {
        var ids = await Seed.StoreAsync("", MandrillSamples.Open(), MandrillSamples.Open());
        await Seed.KillAsync("H1", Timeout, ids);
        var query = new MandrillInboxQuery { State = MandrillInboxState.Dead, Handler = "H1" };
        var filter = new EventFilter(Store.Engine, query, new(Store.Tables, DeliveryFilter.ScopeOf(query), query), []);
        await Inbox.ReplayAsync(new() { Ids = [ids[0]] }, Token);

        await using var session = await Store.Engine.OpenAsync(SqlAccess.WriteSynced, Token);
        var deleted = await new InboxDeletion(Store.Engine).DeleteAsync(session, ids, filter, Token); // The ids were read before.
        await session.CommitAsync(Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted, Is.EqualTo(1));
            Assert.That(await Seed.StateOfAsync(ids[0]), Is.EqualTo(EventState.Retrying));
        }
    }

    [Test]
    public async Task ManyEvents_AreDeletedInChunks()
    {
        for (var batch = 0; batch < 3; batch++)
        {
            await Seed.StoreAsync("", [.. Enumerable.Range(0, 700).Select(static _ => MandrillSamples.Open())]);
        }

        Assert.That(await Inbox.DeleteAsync(new() { State = MandrillInboxState.Pending }, Token), Is.EqualTo(2100));
        Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Bodies}"), Is.Zero);
    }
}
