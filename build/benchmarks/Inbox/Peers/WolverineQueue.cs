using JasperFx.Resources;
using Wolverine;
using Wolverine.Postgresql;
using Wolverine.Runtime;
using Wolverine.Sqlite;

namespace Djrill.Net.Benchmarks.Inbox.Peers;

/// <summary>Wolverine's durable local queue.</summary>
internal sealed class WolverineQueue(IHost host) : PeerQueue(host)
{
    public static async Task<PeerQueue> StartAsync(string engine, string connectionString)
    {
        var builder = CreateBuilder();
        builder.UseWolverine(options =>
        {
            options.ApplicationAssembly = typeof(WolverineQueue).Assembly;
            options.UseRuntimeCompilation();
            options.Durability.Mode = DurabilityMode.Solo;
            if (engine == InboxEngines.Sqlite)
            {
                options.PersistMessagesWithSqlite(connectionString);
            }
            else
            {
                options.PersistMessagesWithPostgresql(connectionString);
            }

            options.Discovery.DisableConventionalDiscovery().IncludeType(typeof(PeerMessageHandler));
            options.LocalQueueFor<PeerMessage>().UseDurableInbox().MaximumParallelMessages(Calls);
        });
        builder.Services.AddResourceSetupOnStartup();
        var host = builder.Build();
        await host.StartAsync();
        return new WolverineQueue(host);
    }

    protected override async Task PublishAsync(string json) => await new MessageBus(Host.Services.GetRequiredService<IWolverineRuntime>()).PublishAsync(new PeerMessage(json));
}
