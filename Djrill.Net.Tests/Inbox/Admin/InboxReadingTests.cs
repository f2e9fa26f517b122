using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class InboxReadingTests(StoreKind kind) : AdminFixture(kind)
{
    [Test]
    public async Task FoundEvent_HasItsPayloadAndItsDeliveries()
    {
        var bounce = MandrillSamples.HardBounce(static options => options.Recipient = "ann@example.com");
        var id = (await Seed.StoreAsync("crm", MandrillSamples.Open(), bounce))[1];
        await Seed.KillAsync("H1", Timeout, id);
        await Seed.DeliverAsync(id, "H2", DeliveryState.Handled);

        var found = await Inbox.FindAsync(id, Token);

        Assert.That(found, Is.Not.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Event.ToJson(), Is.EqualTo(bounce.ToJson()));
            Assert.That((found.BatchSize, found.SignatureName), Is.EqualTo((2, "primary")));
            Assert.That(found.TraceParent, Does.StartWith("00-0af7"));
            Assert.That((found.Entry.Id, found.Entry.Batch, found.Entry.BatchIndex), Is.EqualTo((id, id >> 14, 1)));
            Assert.That(
                (found.Entry.EventType, found.Entry.WebhookName, found.Entry.Recipient, found.Entry.MessageId),
                Is.EqualTo(("hard_bounce", "crm", "ann@example.com", bounce.MessageId)));
            Assert.That((found.Entry.State, found.Entry.Size), Is.EqualTo((MandrillInboxState.Dead, bounce.Utf8Json.Length)));
            Assert.That(found.Entry.SettledAt - found.Entry.ReceivedAt, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(found.Entry.OccurredAt, Is.EqualTo(bounce.Timestamp));
            Assert.That(found.Deliveries.Select(static delivery => delivery.Handler), Is.EqualTo(["H1", "H2"]));
            Assert.That(found.Deliveries[0], Has
                .Property(nameof(MandrillInboxDelivery.State)).EqualTo(MandrillInboxDeliveryState.Dead)
                .And.Property(nameof(MandrillInboxDelivery.Attempts)).EqualTo(16)
                .And.Property(nameof(MandrillInboxDelivery.Crashes)).EqualTo(1)
                .And.Property(nameof(MandrillInboxDelivery.ErrorType)).EqualTo(Timeout.Type)
                .And.Property(nameof(MandrillInboxDelivery.ErrorMessage)).EqualTo(Timeout.Message)
                .And.Property(nameof(MandrillInboxDelivery.ErrorFrame)).EqualTo(Timeout.Frame)
                .And.Property(nameof(MandrillInboxDelivery.FailureGroup)).EqualTo(FailureGroupId.Format(FailureGroup.Of("H1", Timeout)))
                .And.Property(nameof(MandrillInboxDelivery.DueAt)).Null);
        }
    }

    [Test]
    public async Task OpenDelivery_HasATimeAndNoGroup()
    {
        var id = await Seed.StoreOneAsync(MandrillSamples.Open());
        await Seed.DeliverAsync(id, "H1", DeliveryState.Open, Timeout);

        var delivery = (await Inbox.FindAsync(id, Token))!.Deliveries.Single(); // Not null: it was stored.

        using (Assert.EnterMultipleScope())
        {
            Assert.That(delivery.DueAt - delivery.CreatedAt, Is.EqualTo(TimeSpan.FromDays(1)));
            Assert.That(delivery.FailureGroup, Is.Null);
        }
    }

    [Test]
    public async Task UnknownOrDeletedId_FindsNothing()
    {
        var id = await Seed.StoreOneAsync(MandrillSamples.Open());
        await Inbox.DeleteAsync(new() { Ids = [id] }, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Inbox.FindAsync(id, Token), Is.Null);
            Assert.That(await Inbox.FindAsync(id + 1, Token), Is.Null);
        }
    }

    [Test]
    public async Task FailureGroups_AreThoseOfDeadDeliveries()
    {
        var ids = await Seed.StoreAsync("", [.. Enumerable.Range(0, 6).Select(static _ => MandrillSamples.Open())]);
        await Seed.KillAsync("H1", Timeout, ids[0], ids[1], ids[2]);
        await Seed.KillAsync("H2", Timeout, ids[3]);
        await Seed.DeliverAsync(ids[4], "H1", DeliveryState.Open, Timeout);
        await Seed.DeliverAsync(ids[5], "", DeliveryState.Dead);
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Deliveries} SET updated = event_id");

        var groups = await Inbox.GetFailureGroupsAsync(Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                groups.Select(static group => (group.Handler, group.ErrorType, group.ErrorFrame, group.Count)),
                Is.EqualTo(new (string, string?, string?, long)[]
                {
                    ("", null, null, 1), ("H2", Timeout.Type, Timeout.Frame, 1), ("H1", Timeout.Type, Timeout.Frame, 3),
                }));
            Assert.That(groups[2].Oldest.ToUnixTimeMilliseconds(), Is.EqualTo(ids[0]));
            Assert.That(groups[2].Newest.ToUnixTimeMilliseconds(), Is.EqualTo(ids[2]));
            Assert.That(await ListAllAsync(new() { FailureGroup = groups[0].Id }), Is.EqualTo([ids[5]]), "a group without an error");
        }
    }
}
