using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.PostgreSql;

/// <summary>A batch that commits after one with a higher number is never missed.</summary>
[TestFixture(StoreKind.PostgreSql)]
[TestFixture(StoreKind.PgBouncer)]
internal sealed class OpenBatchTests(StoreKind kind)
{
    private TestStore _store = null!; // Set before each test.

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    private SqlWorkStore Work => new(_store.Engine);

    [SetUp]
    public async Task OpenStoreAsync()
    {
        _store = await TestStore.CreateAsync(kind);
        await _store.Events.OpenAsync(Token);
        await _store.StoreAsync(TestBatch.Event());
    }

    [TearDown]
    public async Task CloseStoreAsync() => await _store.DisposeAsync();

    [Test]
    public async Task LateCommit_IsFoundAboveTheDecidedId()
    {
        await using var late = await BeginBatchAsync();
        var ids = await _store.StoreAsync(TestBatch.Event());

        var early = await ClaimAsync(after: 0);
        await late.CommitAsync(Token);
        var found = await ClaimAsync(early.DecidedId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early.Events.Select(static claimed => claimed.Id), Is.EqualTo(new[] { EventId.Of(1, 0), EventId.Of(3, 0) }));
            Assert.That(early.DecidedId, Is.EqualTo(EventId.LastOf(1)), "the second batch is open");
            Assert.That(found.Events.Select(static claimed => claimed.Id), Is.EqualTo(new[] { EventId.Of(2, 0), ids[0] }));
            Assert.That(found.DecidedId, Is.EqualTo(EventId.LastOf(3)));
        }
    }

    [Test]
    public async Task Rollback_DecidesTheBatch()
    {
        await using (await BeginBatchAsync())
        {
            Assert.That((await ClaimAsync(after: 0)).DecidedId, Is.EqualTo(EventId.LastOf(1)));
        }

        Assert.That((await ClaimAsync(after: 0)).DecidedId, Is.EqualTo(EventId.LastOf(2)));
    }

    [Test]
    public async Task OpenBatchOfOtherTables_HoldsUpNothing()
    {
        await using var other = await TestStore.CreateAsync(kind);
        await other.Events.OpenAsync(Token);
        await using var open = await BeginBatchAsync(other);
        await _store.StoreAsync(TestBatch.Event());

        Assert.That((await ClaimAsync(after: 0)).DecidedId, Is.EqualTo(EventId.LastOf(2)));
    }

    // Readers advance to the decided id, as a worker does, while batches commit in any order.
    [Test]
    public async Task BatchesAtOnce_AreAllClaimedOnce()
    {
        var storing = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var batch = 0; batch < 25; batch++)
            {
                await _store.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), Token);
            }
        })));

        var seen = new HashSet<long>();
        var position = 0L;
        for (var isLast = false; !isLast;)
        {
            isLast = storing.IsCompleted;
            var claim = await ClaimAsync(position);
            seen.UnionWith(claim.Events.Select(static claimed => claimed.Id));
            position = claim.DecidedId;
        }

        await storing;
        Assert.That(seen, Has.Count.EqualTo(201));
    }

    private Task<Claim> ClaimAsync(long after) => Work.ClaimAsync([new LanePosition(7, after)], 1000, 1000, Token);

    private Task<SqlSession> BeginBatchAsync() => BeginBatchAsync(_store);

    private static async Task<SqlSession> BeginBatchAsync(TestStore store)
    {
        var session = await store.Engine.OpenAsync(SqlAccess.WriteSynced, Token);
        await new PostgreSqlInsert((PostgreSqlEngine)store.Engine).ExecuteAsync(session, TestBatch.Of(TestBatch.Event()), Token);
        return session;
    }
}
