using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.Storage.SQLite;
using Microsoft.Data.Sqlite;

namespace Djrill.Net.Benchmarks.Inbox.Peers;

/// <summary>Hangfire with 8 workers.</summary>
internal sealed class HangfireQueue(IHost host) : PeerQueue(host)
{
    public static async Task<PeerQueue> StartAsync(string engine, string connectionString)
    {
        var builder = CreateBuilder();
        builder.Services.AddHangfire(configuration =>
        {
            configuration.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (engine == InboxEngines.Sqlite)
            {
                configuration.UseSQLiteStorage(
                    new SqliteConnectionStringBuilder(connectionString).DataSource,
                    new SQLiteStorageOptions { QueuePollInterval = TimeSpan.FromMilliseconds(200) });
            }
            else
            {
                configuration.UsePostgreSqlStorage(
                    storage => storage.UseNpgsqlConnection(connectionString),
                    new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromMilliseconds(200) });
            }
        });
        builder.Services.AddHangfireServer(static options => options.WorkerCount = Calls);
        var host = builder.Build();
        await host.StartAsync();
        return new HangfireQueue(host);
    }

    protected override Task PublishAsync(string json)
    {
        Host.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => Perform(json));
        return Task.CompletedTask;
    }

    public static void Perform(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        PeerMessages.Count();
    }
}
