using Hangfire;
using Hangfire.Storage.SQLite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Examples.SlowWork;

internal static class JobSetup
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddHangfire(configuration => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseSQLiteStorage(
                builder.Configuration.GetConnectionString("Jobs") ?? "jobs.db",
                new SQLiteStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(1) }));
        builder.Services.AddHangfireServer();
        builder.Services.AddMandrillInbox(
            SqliteFactory.Instance, builder.Configuration.GetConnectionString("Inbox") ?? "Data Source=inbox.db");
        builder.Services.AddSingleton<Reports>();
        builder.Services.AddMandrillEventHandler<JobHandler>();
    }
}
