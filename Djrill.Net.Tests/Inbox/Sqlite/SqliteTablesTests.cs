using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Sqlite;

internal sealed class SqliteTablesTests
{
    [Test]
    public async Task MissingTables_AreCreatedOnce()
    {
        await using var file = await SqliteFile.OpenAsync();
        await file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None);
        await file.ExecuteAsync("UPDATE mandrill_lanes SET fence = 5");

        await Store(file, SqliteFile.Owner).OpenAsync(CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await file.CountAsync("events"), Is.EqualTo(1));
            Assert.That(await file.ScalarAsync("SELECT last_batch FROM mandrill_meta"), Is.EqualTo(1));
            Assert.That(await file.ScalarAsync("SELECT count(*) FROM mandrill_lanes WHERE fence = 5"), Is.EqualTo(256));
            Assert.That(await file.ScalarAsync("SELECT max(lane) FROM mandrill_lanes"), Is.EqualTo(255));
        }
    }

    [Test]
    public async Task MissingTablesThatMayNotBeCreated_AreNamed()
    {
        await using var file = await SqliteFile.OpenAsync();
        await file.ExecuteAsync("DROP TABLE mandrill_lookup; DROP TABLE mandrill_workers");

        await Assert.ThatAsync(
            () => Store(file, SqliteFile.Owner, createsTables: false).OpenAsync(CancellationToken.None),
            Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("'mandrill_lookup', 'mandrill_workers'")
                .And.Message.Contains("'CreateTables'"));
    }

    [Test]
    public async Task FileWithoutTheTableOfPauses_GetsIt()
    {
        await using var file = await SqliteFile.OpenAsync();
        await file.ExecuteAsync("DROP TABLE mandrill_pauses; DROP INDEX mandrill_deliveries_waiting");

        await Assert.ThatAsync(
            () => Store(file, SqliteFile.Owner, createsTables: false).OpenAsync(CancellationToken.None),
            Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("'mandrill_pauses'"));
        await Store(file, SqliteFile.Owner).OpenAsync(CancellationToken.None);

        Assert.That(await file.CountAsync("pauses"), Is.Zero);
        Assert.That(await file.ScalarAsync("SELECT count(*) FROM sqlite_master WHERE name = 'mandrill_deliveries_waiting'"), Is.EqualTo(1));
    }

    [Test]
    public async Task TablesOfTheScript_AreEnough()
    {
        await using var file = new SqliteFile();
        await file.ExecuteAsync(new SqliteSchema(file.Engine.Tables).Script);
        await using var store = Store(file, SqliteFile.Owner, createsTables: false);
        await store.OpenAsync(CancellationToken.None);

        Assert.That(await store.StoreAsync(TestBatch.Of(TestBatch.Events(3)), CancellationToken.None), Is.EqualTo(3));
    }

    [Test]
    public async Task AnotherOwner_IsRefused()
    {
        await using var file = await SqliteFile.OpenAsync();

        await Assert.ThatAsync(
            () => Store(file, SqliteFile.Owner with { Environment = "Staging" }).OpenAsync(CancellationToken.None),
            Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("'Production'").And.Message.Contains("'AllowSharedTables'"));
    }

    [Test]
    public async Task AnotherOwnerThatShares_IsAccepted()
    {
        await using var file = await SqliteFile.OpenAsync();

        await Store(file, new TableOwner("Other", "Production", IsShared: true)).OpenAsync(CancellationToken.None);

        Assert.That(await file.ScalarAsync("SELECT count(*) FROM mandrill_meta WHERE application = 'Tests'"), Is.EqualTo(1));
    }

    [Test]
    public async Task AnotherVersion_IsRefused()
    {
        await using var file = await SqliteFile.OpenAsync();
        await file.ExecuteAsync("UPDATE mandrill_meta SET version = 2");

        await Assert.ThatAsync(
            () => Store(file, SqliteFile.Owner).OpenAsync(CancellationToken.None),
            Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("version 2"));
    }

    private static SqliteEventStore Store(SqliteFile file, TableOwner owner, bool createsTables = true) =>
        new(file.Engine, owner, createsTables);
}
