using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>The number of statements of what has to end within a part of the lease, or that removes large bodies.</summary>
internal sealed class SqliteStatementCountTests
{
    private int _commands;
    private int _removals;

    [Test]
    public async Task ThousandsOfBegunCalls_AreNotedInAFewStatements()
    {
        await using var file = await SqliteFile.OpenAsync(() => new TestConnection { Replace = Count });
        var lanes = new SqlLaneStore(file.Engine, TimeSpan.FromMinutes(1));
        await lanes.RegisterAsync("ended", "test", CancellationToken.None);
        await file.Events.StoreAsync(TestBatch.Of(TestBatch.Events(1000)), CancellationToken.None);
        var calls = Enumerable.Range(0, 1000).Select(static index => new BegunCall(EventId.Of(1, index), "")).ToList();
        await new SqlWorkStore(file.Engine).BeginAsync("ended", calls, CancellationToken.None);
        _commands = 0;

        await lanes.TakeAsync("next", 0, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await file.ScalarAsync("SELECT count(*) FROM mandrill_deliveries WHERE crashes = 1"), Is.EqualTo(1000));
            Assert.That(_commands, Is.LessThan(50), "most of them open connections");
        }
    }

    [Test]
    public async Task LargeBodies_AreRemovedInSeveralTransactions()
    {
        await using var file = await SqliteFile.OpenAsync(() => new TestConnection { Replace = Count });
        await file.Events.StoreAsync(TestBatch.Of(TestBatch.Events(5)), CancellationToken.None);
        await file.ExecuteAsync("UPDATE mandrill_events SET size = 20000000, state = 2, settled = 0; UPDATE mandrill_batches SET received = 0");
        _commands = 0;

        await new SqlRetention(file.Engine, TimeSpan.FromDays(1), TimeSpan.FromDays(1)).RemoveAsync(CancellationToken.None);

        Assert.That(_removals, Is.EqualTo(5));
    }

    private string Count(string sql)
    {
        _commands++;
        _removals += sql.StartsWith("DELETE FROM mandrill_bodies", StringComparison.Ordinal) ? 1 : 0;
        return sql;
    }
}
