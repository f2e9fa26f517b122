using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Npgsql;

namespace Djrill.Net.Tests.Inbox.PostgreSql;

/// <summary>Creating the tables, and finding out whose they are.</summary>
internal sealed class PostgreSqlTablesTests
{
    private readonly TableNames _tables = new($"t{Guid.NewGuid():N}", "box_");
    private NpgsqlDataSource? _dataSource; // Null until the server has started.

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [OneTimeSetUp]
    public async Task ConnectAsync() => _dataSource = NpgsqlDataSource.Create((await PostgreSqlServer.GetAsync()).ConnectionString);

    [OneTimeTearDown]
    public void Disconnect() => _dataSource?.Dispose();

    [Test]
    public async Task ProcessesThatStartAtOnce_CreateTheTablesOnce()
    {
        var tables = new TableNames($"t{Guid.NewGuid():N}", "mandrill_");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync(tables, TestStore.Owner))));

        Assert.That(await ScalarAsync($"SELECT count(*) FROM {tables.Lanes}"), Is.EqualTo(256));
    }

    [Test]
    public async Task OtherOwner_IsRefused()
    {
        await OpenAsync(_tables, TestStore.Owner);

        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(
                () => OpenAsync(_tables, TestStore.Owner with { Application = "Shop" }),
                Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("'Tests'").And.Message.Contains("'Shop'")
                    .And.Message.Contains("'AllowSharedTables'"));
            await Assert.ThatAsync(
                () => OpenAsync(_tables, TestStore.Owner with { Environment = "Staging" }),
                Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("'Staging'"));
            await Assert.ThatAsync(() => OpenAsync(_tables, new TableOwner("Shop", "Staging", IsShared: true)), Throws.Nothing);
            await Assert.ThatAsync(() => OpenAsync(_tables, TestStore.Owner), Throws.Nothing);
        }
    }

    [Test]
    public void MissingTables_AreNamedIfTheyMayNotBeCreated() => Assert.That(
        () => OpenAsync(new TableNames(null, "absent_"), TestStore.Owner, createsTables: false),
        Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("absent_events").And.Message.Contains("'CreateTables'"));

    [Test]
    public async Task ScriptForADba_IsEnough()
    {
        var tables = new TableNames(null, "dba_");
        await ScalarAsync(new PostgreSqlSchema(tables).Script + "SELECT 1::bigint");

        await OpenAsync(tables, TestStore.Owner, createsTables: false);

        Assert.That(await ScalarAsync($"SELECT count(*) FROM {tables.Meta}"), Is.EqualTo(1));
    }

    [Test]
    public async Task OtherVersion_IsRefused()
    {
        var tables = new TableNames($"t{Guid.NewGuid():N}", "mandrill_");
        await OpenAsync(tables, TestStore.Owner);
        await ScalarAsync($"UPDATE {tables.Meta} SET version = 2; SELECT 1::bigint");

        await Assert.ThatAsync(
            () => OpenAsync(tables, TestStore.Owner), Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("version 2"));
    }

    [Test]
    public async Task Bodies_AreNeitherCompressedNorMovedBySettling()
    {
        await OpenAsync(_tables, TestStore.Owner);

        Assert.That(
            await TextAsync(
                $"SELECT attstorage::text FROM pg_attribute WHERE attrelid = '{_tables.Bodies}'::regclass AND attname = 'json'"),
            Is.EqualTo("e"));
    }

    [Test]
    public async Task Sessions_SetTheirDurabilityAndTimeLimits()
    {
        var engine = Engine(_tables);

        foreach (var (access, setting) in new[] { (SqlAccess.Write, "off"), (SqlAccess.WriteSynced, "on") })
        {
            await using var session = await engine.OpenAsync(access, Token);
            var settings = await session.QueryAsync(
                """
                SELECT current_setting('synchronous_commit'), current_setting('statement_timeout'), current_setting('lock_timeout'),
                  current_setting('idle_in_transaction_session_timeout'), current_setting('transaction_isolation')
                """,
                static row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(row.GetString)),
                Token);
            Assert.That(settings, Is.EqualTo([$"{setting} 2500ms 2500ms 2500ms read committed"]));
        }
    }

    [Test]
    public void ServerThatIsAbsent_IsADbException()
    {
        using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Password=y");
        var engine = new PostgreSqlEngine(nowhere, _tables, TimeSpan.FromSeconds(2.5));
        using var events = new PostgreSqlEventStore(engine, TestStore.Owner, createsTables: true);

        Assert.That(() => events.OpenAsync(Token), Throws.InstanceOf<System.Data.Common.DbException>());
    }

    private PostgreSqlEngine Engine(TableNames tables) => new(_dataSource!, tables, TimeSpan.FromSeconds(2.5));

    private async Task OpenAsync(TableNames tables, TableOwner owner, bool createsTables = true)
    {
        var engine = new PostgreSqlEngine(_dataSource!, tables, TimeSpan.FromSeconds(30));
        using var events = new PostgreSqlEventStore(engine, owner, createsTables);
        await events.OpenAsync(Token);
    }

    private async Task<long> ScalarAsync(string sql) => (long)(await ExecuteAsync(sql))!;

    private async Task<string> TextAsync(string sql) => (string)(await ExecuteAsync(sql))!;

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var command = _dataSource!.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Token);
    }
}
