using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.PostgreSql;

/// <summary>All who lock several events lock them in the order of their ids.</summary>
internal sealed class LockOrderTests
{
    private TestStore _store = null!; // Set before each test.

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task OpenStoreAsync()
    {
        _store = await TestStore.CreateAsync(StoreKind.PostgreSql);
        await _store.Events.OpenAsync(Token);
    }

    [TearDown]
    public async Task CloseStoreAsync() => await _store.DisposeAsync();

    [Test]
    public async Task HandledAndIgnoredEvents_AreLockedInOneOrder()
    {
        var ids = await _store.StoreAsync(TestBatch.Events(2));
        await using var other = await _store.Engine.OpenAsync(SqlAccess.Write, Token);
        await LockAsync(other, ids[0]);

        var settling = Task.Run(() => new SqlWorkStore(_store.Engine).SettleAsync([ids[1]], [ids[0]], Token));
        await WaitForBlockedAsync();

        await LockAsync(other, ids[1]);
        await other.CommitAsync(Token);
        await settling;
        Assert.That(await _store.ScalarAsync<long>($"SELECT count(*) FROM {_store.Tables.Events} WHERE settled > 0"), Is.EqualTo(2));
    }

    // The first is waiting for the lock of the other.
    private async Task WaitForBlockedAsync()
    {
        while (await _store.ScalarAsync<long>(
            $"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{_store.Tables.Schema}%'") == 0)
        {
        }
    }

    private Task<int> LockAsync(SqlSession session, long id) => session.ExecuteAsync(
        $"SELECT 1 FROM {_store.Tables.Events} WHERE id = {id} FOR UPDATE NOWAIT", Token);
}
