using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines remove, and when (R3).</summary>
internal sealed class RetentionTests(StoreKind kind) : StoreFixture(kind)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private SqlRetention Retention => new(Engine, 7 * Day, 90 * Day);

    [TestCase(EventState.Handled, 6.9, 0)]
    [TestCase(EventState.Handled, 7.1, 1)]
    [TestCase(EventState.Ignored, 6.9, 0)]
    [TestCase(EventState.Ignored, 7.1, 1)]
    [TestCase(EventState.Dead, 89.9, 0)]
    [TestCase(EventState.Dead, 90.1, 1)]
    [TestCase(EventState.Deleted, 0.9, 0)]
    [TestCase(EventState.Deleted, 1.1, 1)]
    [TestCase(EventState.Pending, 900, 0)]
    [TestCase(EventState.Retrying, 900, 0)]
    public async Task Event_IsRemovedAfterTheTimeOfItsState(EventState state, double days, int removed)
    {
        await Store.StoreAsync(TestBatch.Events(2));
        await AgeAsync(state, TimeSpan.FromDays(days));

        Assert.That(await Retention.RemoveAsync(Token), Is.EqualTo(removed * 2));

        Assert.That(
            await CountsAsync(),
            Is.EqualTo(removed == 1 ? new long[] { 0, 0, 0, 0, 0 } : [2, 2, 2, 1, 3]),
            "events, bodies, deliveries, batches, lookup");
    }

    [Test]
    public async Task EventThatWasSettledLately_IsKeptFromThenOn()
    {
        await Store.StoreAsync(TestBatch.Event());
        await AgeAsync(EventState.Handled, 8 * Day);
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Events} SET settled = {Engine.Now}");

        Assert.That(await Retention.RemoveAsync(Token), Is.Zero);
    }

    [Test]
    public async Task BatchWithAnEventThatIsKept_KeepsItsRows()
    {
        var ids = await Store.StoreAsync(TestBatch.Events(2));
        await AgeAsync(EventState.Handled, 8 * Day);
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Events} SET state = 4 WHERE id = {ids[1]}");

        Assert.That(await Retention.RemoveAsync(Token), Is.EqualTo(1));

        Assert.That(await CountsAsync(), Is.EqualTo(new long[] { 1, 1, 1, 1, 3 }));
    }

    [Test]
    public async Task YoungBatchesOfTheSameBucket_KeepTheirDigests()
    {
        await Store.StoreAsync(TestBatch.Event());
        await AgeAsync(EventState.Handled, 8 * Day);
        await Store.StoreAsync(TestBatch.Event());

        Assert.That(await Retention.RemoveAsync(Token), Is.EqualTo(1));

        Assert.That(await CountsAsync(), Is.EqualTo(new long[] { 1, 1, 0, 1, 3 }));
    }

    [Test]
    public async Task MoreThanOneChunk_IsRemoved()
    {
        for (var batch = 0; batch < 70; batch++)
        {
            await Store.Events.StoreAsync(TestBatch.Of(TestBatch.Events(35)), Token);
        }

        await AgeAsync(EventState.Handled, 8 * Day);

        Assert.That(await Retention.RemoveAsync(Token), Is.EqualTo(2450));

        Assert.That(await CountsAsync(), Is.EqualTo(new long[] { 0, 0, 0, 0, 0 }));
    }

    [Test]
    public async Task LargeEvents_AreRemovedInSmallChunks()
    {
        await Store.StoreAsync(TestBatch.Events(5));
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Events} SET size = 20000000");
        await AgeAsync(EventState.Handled, 8 * Day);

        Assert.That(await Retention.RemoveAsync(Token), Is.EqualTo(5));

        Assert.That(await CountsAsync(), Is.EqualTo(new long[] { 0, 0, 0, 0, 0 }));
    }

    /// <summary>Gives all events a state and an age, and each a delivery.</summary>
    private async Task AgeAsync(EventState state, TimeSpan age)
    {
        var time = $"{Engine.Now} - {(long)age.TotalMilliseconds}";
        var settled = state is EventState.Pending or EventState.Retrying ? "NULL" : time;
        await Store.ExecuteAsync(
            $"""
            UPDATE {Store.Tables.Events} SET state = {(int)state}, received = {time}, settled = {settled};
            UPDATE {Store.Tables.Batches} SET received = {time};
            INSERT INTO {Store.Tables.Deliveries}
              (event_id, recipient, lane, state, version, round, attempts, crashes, due, created, updated)
              SELECT id, 'R', lane, 1, 1, 0, 1, 0, 0, 0, 0 FROM {Store.Tables.Events}
            """);
    }

    private async Task<long[]> CountsAsync()
    {
        string[] tables = [Store.Tables.Events, Store.Tables.Bodies, Store.Tables.Deliveries, Store.Tables.Batches, Store.Tables.Lookup];
        var counts = new List<long>();
        foreach (var table in tables)
        {
            counts.Add(await Store.ScalarAsync<long>($"SELECT count(*) FROM {table}"));
        }

        return [.. counts];
    }
}
