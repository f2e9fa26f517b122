using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Inbox;

/// <summary>Makes the stores of the application's database.</summary>
internal static class InboxStoresFactory
{
    /// <exception cref="InboxConfigurationException">The database or the settings are unsuitable.</exception>
    public static InboxStores Create(IServiceProvider services, DbDataSource dataSource, MandrillInboxOptions options)
    {
        var tables = new TableNames(options.Schema, options.TablePrefix);
        var environment = services.GetService<IHostEnvironment>();
        var owner = new TableOwner(
            StoredText.Of(environment?.ApplicationName) ?? "", StoredText.Of(environment?.EnvironmentName) ?? "", options.AllowSharedTables);
        return InboxDatabase.FindEngine(dataSource, options.Engine) == MandrillInboxEngine.Sqlite
            ? CreateSqlite(dataSource, tables, options, owner, environment?.ContentRootPath ?? AppContext.BaseDirectory)
            : CreatePostgreSql(dataSource, tables, options, owner);
    }

    private static InboxStores CreateSqlite(
        DbDataSource dataSource, TableNames tables, MandrillInboxOptions options, TableOwner owner, string contentRoot)
    {
        var engine = new SqliteEngine(dataSource.CreateConnection, dataSource.ConnectionString, contentRoot, tables, options.StoreTimeout);
        var events = new SqliteEventStore(engine, owner, options.CreateTables);
        return Create(engine, events, options, new SqliteLockFile(engine.Path));
    }

    private static InboxStores CreatePostgreSql(
        DbDataSource dataSource, TableNames tables, MandrillInboxOptions options, TableOwner owner)
    {
        var engine = new PostgreSqlEngine(dataSource, tables, options.StoreTimeout);
        return Create(engine, new PostgreSqlEventStore(engine, owner, options.CreateTables), options, claim: null);
    }

    private static InboxStores Create(SqlEngine engine, IEventStore events, MandrillInboxOptions options, IWorkClaim? claim) =>
        new(engine, events, new SqlLaneStore(engine, options.LeaseDuration), new SqlWorkStore(engine), claim);
}
