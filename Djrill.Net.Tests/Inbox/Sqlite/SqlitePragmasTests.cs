using System.Data.Common;
using System.Globalization;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Sqlite;

internal sealed class SqlitePragmasTests
{
    [Test]
    public async Task ConnectionThatStored_SyncsEachCommit()
    {
        await using var file = await SqliteFile.OpenAsync();
        await file.Events.StoreAsync(TestBatch.Of(TestBatch.Events(200)), CancellationToken.None);

        // Rows of events and bodies; another connection has inserted the lanes.
        var storing = file.Connections.Where(static connection => Read(connection, "SELECT total_changes()") >= 400).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(storing.Select(static connection => Read(connection, "PRAGMA synchronous")), Is.EqualTo([2L]));
            Assert.That(storing.Select(static connection => Text(connection, "PRAGMA journal_mode")), Is.EqualTo(["wal"]));
        }
    }

    [TestCase(SqlAccess.Read, 1, 1)]
    [TestCase(SqlAccess.Write, 1, 0)]
    [TestCase(SqlAccess.WriteSynced, 2, 0)]
    public async Task Session_HasThePragmasOfItsAccess(SqlAccess access, int synchronous, int queryOnly)
    {
        await using var file = await SqliteFile.OpenAsync(storeTimeout: TimeSpan.FromSeconds(7));
        await using var session = await file.Engine.OpenAsync(access, CancellationToken.None);

        await AssertPragmasAsync(
            session, ("synchronous", synchronous), ("query_only", queryOnly), ("busy_timeout", 7000), ("secure_delete", 1));
    }

    [Test]
    public async Task Call_SyncsItsCommit()
    {
        await using var file = await SqliteFile.OpenAsync();
        await using var session = await file.Engine.OpenCallAsync(CancellationToken.None);

        await AssertPragmasAsync(session, ("synchronous", 2), ("query_only", 0));
    }

    // This file system layer of SQLite has no shared memory, so it knows no write-ahead log, like some network drives.
    [Test]
    public async Task NoWriteAheadLog_IsRefused()
    {
        await using var file = new SqliteFile("Vfs=unix-dotfile");

        await Assert.ThatAsync(
            () => file.Events.OpenAsync(CancellationToken.None),
            Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("'journal_mode' stayed 'delete'")
                .And.Message.Contains(file.Engine.Path));
    }

    [Test]
    public async Task PragmaThatIsIgnored_IsRefused()
    {
        await using var file = new SqliteFile(create: static () => new TestConnection
        {
            Replace = static sql => sql.Replace("synchronous = 2", "synchronous = 1", StringComparison.Ordinal),
        });

        await Assert.ThatAsync(
            () => file.Events.OpenAsync(CancellationToken.None),
            Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("'PRAGMA synchronous = 2'")
                .And.Message.Contains("stayed '1'"));
    }

    [Test]
    public async Task MissingFolder_IsNamed()
    {
        await using var file = new SqliteFile();
        var engine = new SqliteEngine(
            static () => new TestConnection(), "Data Source=missing/inbox.db", file.Folder, file.Engine.Tables, TimeSpan.FromSeconds(5));

        await Assert.ThatAsync(
            () => engine.OpenAsync(SqlAccess.Write, CancellationToken.None),
            Throws.InstanceOf<DbException>().With.Message.Contains(Path.Combine(file.Folder, "missing")));
    }

    private static async Task AssertPragmasAsync(SqlSession session, params (string Name, long Value)[] expected)
    {
        foreach (var (name, value) in expected)
        {
            var found = await session.QueryAsync($"PRAGMA {name}", static row => row.GetInt64(0), CancellationToken.None);
            Assert.That(found, Is.EqualTo([value]), name);
        }
    }

    private static long Read(DbConnection connection, string sql) => long.Parse(Text(connection, sql), CultureInfo.InvariantCulture);

    private static string Text(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }
}
