using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>Each property of a query selects exactly its events. The numbers are those of the events below.</summary>
internal sealed class InboxFilterTests(StoreKind kind) : AdminFixture(kind)
{
    private const long FirstHour = 1_700_000_000_000;
    private const long Hour = 3_600_000;

    private List<long> _ids = null!; // Set before each test.
    private string _key = null!;

    private static IEnumerable<TestCaseData<MandrillInboxQuery, int[]>> Queries
    {
        get
        {
            yield return Case("All", new(), [0, 1, 2, 3, 4, 5, 6, 8, 9]);
            yield return Case("Pending", new() { State = MandrillInboxState.Pending }, [0]);
            yield return Case("Running", new() { State = MandrillInboxState.Running }, [9]);
            yield return Case("Retrying", new() { State = MandrillInboxState.Retrying }, [6, 8]);
            yield return Case("Handled", new() { State = MandrillInboxState.Handled }, [1, 2]);
            yield return Case("Ignored", new() { State = MandrillInboxState.Ignored }, [3]);
            yield return Case("Dead", new() { State = MandrillInboxState.Dead }, [4, 5]);
            yield return Case("EventType", new() { EventType = "open" }, [1, 2]);
            yield return Case("Recipient", new() { Recipient = " ANN@example.com " }, [0, 2]);
            yield return Case("Recipient of a deleted event", new() { Recipient = "carol@example.com" }, []);
            yield return Case("Recipient, not the sender", new() { Recipient = "shop@example.org" }, []);
            yield return Case("MessageId", new() { MessageId = "m1" }, [1]);
            yield return Case("WebhookName", new() { WebhookName = "crm" }, [3]);
            yield return Case("WebhookName of AddDjrill", new() { WebhookName = "", EventType = "click" }, []);
            yield return Case("ReceivedFrom", new() { ReceivedFrom = At(8) }, [8, 9]);
            yield return Case("ReceivedBefore", new() { ReceivedBefore = At(1) }, [0]);
            yield return Case("Received", new() { ReceivedFrom = At(3), ReceivedBefore = At(5) }, [3, 4]);
            yield return Case("Handler", new() { Handler = "H1" }, [4, 5, 8]);
            yield return Case("Handler that committed its outcome", new() { Handler = "T" }, [2]);
            yield return Case("Handler, dead", new() { Handler = "H1", State = MandrillInboxState.Dead }, [4, 5]);
            yield return Case("Handler, retrying", new() { Handler = "H1", State = MandrillInboxState.Retrying }, []);
            yield return Case("ErrorType", new() { ErrorType = Conflict.Type }, [6, 8]);
            yield return Case("FailureGroup", new() { FailureGroup = FailureGroupId.Format(FailureGroup.Of("H1", Timeout)) }, [4, 5, 8]);
            yield return Case("FailureGroup of another handler", new() { FailureGroup = FailureGroupId.Format(FailureGroup.Of("H2", Timeout)) }, []);
            yield return Case("FailureGroup that is not an id", new() { FailureGroup = "group" }, []);
            yield return Case("No ids", new() { Ids = [] }, []);
            yield return Case("NUL in a text", new() { MessageId = "\0", EventType = "\0", Handler = "\0" }, []);
        }
    }

    [SetUp]
    public async Task StoreEventsAsync()
    {
        var key = MandrillSamples.Delivered();
        _key = key.IdempotencyKey;
        _ids =
        [
            await Seed.StoreOneAsync(MandrillSamples.HardBounce(static options => options.Recipient = "ann@example.com")),
            await Seed.StoreOneAsync(MandrillSamples.Open(static options => (options.MessageId, options.Recipient) = ("m1", "bob@example.com"))),
            await Seed.StoreOneAsync(MandrillSamples.Open(static options => options.Recipient = "Ann@Example.com")),
            await Seed.StoreOneAsync(MandrillSamples.Click(), "crm"),
            await Seed.StoreOneAsync(MandrillSamples.Inbound()),
            await Seed.StoreOneAsync(MandrillSamples.Send()),
            await Seed.StoreOneAsync(MandrillSamples.Send()),
            await Seed.StoreOneAsync(MandrillSamples.DenylistAdd(static options => options.Recipient = "carol@example.com")),
            await Seed.StoreOneAsync(MandrillSamples.SoftBounce()),
            await Seed.StoreOneAsync(key),
        ];
        await SpreadOverHoursAsync();
        await SetStatesAsync();
    }

    [TestCaseSource(nameof(Queries))]
    public async Task Query_SelectsExactlyItsEvents(MandrillInboxQuery query, int[] expected) =>
        Assert.That((await ListAllAsync(query)).Select(NumberOf), Is.EqualTo(expected.OrderDescending()), "newest first");

    [Test]
    public async Task Ids_SelectTheirEvents() => Assert.That(
        (await ListAllAsync(new() { Ids = [_ids[2], _ids[5], _ids[7], long.MaxValue] })).Select(NumberOf), Is.EqualTo([5, 2]));

    [Test]
    public async Task OtherEventsOfTheBatch_AreNotSelected()
    {
        var dora = MandrillSamples.Open(static options => options.Recipient = "dora@example.com");
        var ids = await Seed.StoreAsync("", MandrillSamples.Open(), dora, MandrillSamples.Open());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ListAllAsync(new() { Recipient = "dora@example.com" }), Is.EqualTo([ids[1]]));
            Assert.That(await ListAllAsync(new() { MessageId = dora.MessageId }), Is.EqualTo([ids[1]]));
        }
    }

    [Test]
    public async Task KeyAndDigest_SelectTheEvent()
    {
        var entry = (await Inbox.ListAsync(new() { IdempotencyKey = _key }, Token)).Entries.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry.Id, Is.EqualTo(_ids[9]));
            Assert.That(_key, Is.EqualTo($"message-{entry.KeyDigest}"));
            Assert.That(await ListAllAsync(new() { IdempotencyKey = entry.KeyDigest }), Is.EqualTo([_ids[9]]));
            Assert.That(await ListAllAsync(new() { IdempotencyKey = "message-1" }), Is.Empty);
        }
    }

    private int NumberOf(long id) => _ids.IndexOf(id);

    private static DateTimeOffset At(int hour) => DateTimeOffset.FromUnixTimeMilliseconds(FirstHour + (hour * Hour));

    private static TestCaseData<MandrillInboxQuery, int[]> Case(string name, MandrillInboxQuery query, int[] expected) =>
        new TestCaseData<MandrillInboxQuery, int[]>(query, expected).SetArgDisplayNames(name);

    private async Task SpreadOverHoursAsync()
    {
        for (var hour = 0; hour < _ids.Count; hour++)
        {
            var received = FirstHour + (hour * Hour);
            await Store.ExecuteAsync($"UPDATE {Store.Tables.Events} SET received = {received} WHERE id = {_ids[hour]}");
            await Store.ExecuteAsync($"UPDATE {Store.Tables.Batches} SET received = {received} WHERE batch = {EventId.BatchOf(_ids[hour])}");
        }
    }

    private async Task SetStatesAsync()
    {
        await Seed.SettleAsync(EventState.Handled, _ids[1], _ids[2]);
        await Seed.DeliverAsync(_ids[2], "T", DeliveryState.Handled);
        await Seed.SettleAsync(EventState.Ignored, _ids[3]);
        await Seed.KillAsync("H1", Timeout, _ids[4], _ids[5]);
        await Seed.DeliverAsync(_ids[5], "H2", DeliveryState.Handled);
        await Seed.SettleAsync(EventState.Retrying, _ids[6], _ids[8]);
        await Seed.DeliverAsync(_ids[6], "H2", DeliveryState.Open, Conflict);
        await Seed.DeliverAsync(_ids[8], "H1", DeliveryState.Dead, Timeout);
        await Seed.DeliverAsync(_ids[8], "H2", DeliveryState.Open, Conflict);
        await Inbox.DeleteAsync(new() { Ids = [_ids[7]] }, Token);
        Running.Begin(_ids[9]);
    }
}
