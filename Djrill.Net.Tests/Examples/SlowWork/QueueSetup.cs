using JasperFx.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Sqlite;

namespace Djrill.Net.Tests.Examples.SlowWork;

internal static class QueueSetup
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Host.UseWolverine(options =>
        {
            options.ApplicationAssembly = typeof(ReportMessageHandler).Assembly;
            options.UseRuntimeCompilation();
            options.Durability.Mode = DurabilityMode.Solo; // One process for each SQLite file.
            options.PersistMessagesWithSqlite(builder.Configuration.GetConnectionString("Queue") ?? "Data Source=queue.db");
            options.Discovery.DisableConventionalDiscovery().IncludeType<ReportMessageHandler>();
            options.LocalQueueFor<ReportMessage>().UseDurableInbox();
        });
        builder.Services.AddResourceSetupOnStartup(); // Creates Wolverine's tables.
        builder.Services.AddMandrillInbox(
            SqliteFactory.Instance, builder.Configuration.GetConnectionString("Inbox") ?? "Data Source=inbox.db");
        builder.Services.AddSingleton<Reports>();
        builder.Services.AddMandrillEventHandler<QueueHandler>();
    }
}
