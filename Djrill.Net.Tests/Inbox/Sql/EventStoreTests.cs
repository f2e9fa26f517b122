using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of storing a batch (S1).</summary>
internal sealed class EventStoreTests(StoreKind kind) : StoreFixture(kind)
{
    [Test]
    public async Task Batch_IsStoredWithItsBodies()
    {
        var rows = TestBatch.Events(3);

        var ids = await Store.StoreAsync(rows);

        var loaded = await Work.LoadAsync([.. ids], Token);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 3).Select(index => EventId.Of(EventId.BatchOf(ids[0]), index))));
            Assert.That(loaded.Select(static stored => stored.Json.ToArray()), Is.EqualTo(rows.Select(static row => row.Json.ToArray())));
            Assert.That(
                loaded.Select(static stored => (stored.State, stored.EventType, stored.Webhook, stored.SignatureName, stored.BatchSize)),
                Has.All.EqualTo((EventState.Pending, "open", "", "primary", 3)));
            Assert.That(loaded[0].TraceParent, Does.StartWith("00-0af7"));
            Assert.That(loaded[0].ReceivedAt, Is.EqualTo(await Store.ScalarAsync<long>($"SELECT received FROM {Store.Tables.Batches}")));
        }
    }

    [Test]
    public async Task Resend_StoresOnlyWhatIsNew()
    {
        var known = TestBatch.Events(2);
        await Store.StoreAsync(known);
        var added = TestBatch.Event(index: 2);

        var stored = await Store.Events.StoreAsync(TestBatch.Of([.. known, added]), Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored, Is.EqualTo(1));
            Assert.That(await CountAsync(Store.Tables.Events), Is.EqualTo(3));
            Assert.That(await CountAsync(Store.Tables.Bodies), Is.EqualTo(3));
        }
    }

    [Test]
    public async Task ResendWithoutNews_LeavesNoTrace()
    {
        var rows = TestBatch.Events(2);
        await Store.StoreAsync(rows);

        var stored = await Store.Events.StoreAsync(TestBatch.Of(rows), Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored, Is.Zero);
            Assert.That(await CountAsync(Store.Tables.Batches), Is.EqualTo(1));
            Assert.That(await CountAsync(Store.Tables.Lookup), Is.EqualTo(3));
        }
    }

    [Test]
    public async Task SameKeyTwiceInABatch_IsToldApartByNumber()
    {
        var first = TestBatch.Event();

        var stored = await Store.Events.StoreAsync(TestBatch.Of(first, first with { Index = 1, Number = 1 }), Token);

        Assert.That(stored, Is.EqualTo(2));
    }

    [Test]
    public async Task Example_IsNeverADuplicate()
    {
        var example = TestBatch.Event() with { Number = null };
        await Store.StoreAsync(example);

        var ids = await Store.StoreAsync(example);

        Assert.That(await Store.ScalarAsync<long>($"SELECT number FROM {Store.Tables.Events} WHERE id = {ids[0]}"), Is.EqualTo(-ids[0]));
    }

    [Test]
    public async Task OtherWebhook_IsAnotherEvent()
    {
        var row = TestBatch.Event();
        await Store.StoreAsync(row);

        Assert.That(await Store.Events.StoreAsync(TestBatch.Of(row) with { Webhook = "other" }, Token), Is.EqualTo(1));
    }

    [Test]
    public async Task LargeBodies_AreStoredWhole()
    {
        var rows = TestBatch.Events(12);
        rows[5] = rows[5] with { Json = Body(300 * 1024) };
        rows[6] = rows[6] with { Json = Body(2_000_000) };
        for (var index = 7; index < 12; index++)
        {
            rows[index] = rows[index] with { Json = Body(1_000_000 / 4) };
        }

        var ids = await Store.StoreAsync(rows);

        var loaded = await Work.LoadAsync([.. ids], Token);
        Assert.That(loaded.Select(static stored => stored.Json.ToArray()), Is.EqualTo(rows.Select(static row => row.Json.ToArray())));
    }

    [Test]
    public async Task BatchesAtOnce_AreAllStoredOnce()
    {
        var rows = TestBatch.Events(200);
        var stores = Enumerable.Range(0, 8).Select(number => Task.Run(() => Store.Events.StoreAsync(
            TestBatch.Of([.. number % 2 == 0 ? rows : rows.Reverse()]), Token)));

        var stored = await Task.WhenAll(stores);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored.Sum(), Is.EqualTo(200));
            Assert.That(await CountAsync(Store.Tables.Bodies), Is.EqualTo(200));
        }
    }

    private static byte[] Body(int size)
    {
        var body = new byte[size];
        new Random(size).NextBytes(body);
        return body;
    }

    private Task<long> CountAsync(string table) => Store.ScalarAsync<long>($"SELECT count(*) FROM {table}");
}
