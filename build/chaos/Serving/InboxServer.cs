using System.Data.Common;
using Djrill.Net.Chaos.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Djrill.Net.Chaos;

/// <summary>A receiver or worker with the inbox: a process of its own, by the verb 'serve'.</summary>
internal static class InboxServer
{
    /// <summary>The line on the standard input that arms <see cref="ThrowingCommit"/>.</summary>
    public const string ThrowLine = "throw";

    public static async Task<int> RunAsync(ServerOptions options)
    {
        using var journal = new Journal(options.Journal);
        var throwing = new ThrowingCommit(() => journal.Add(LineKind.Threw, ""));
        await using var app = Build(options, journal, throwing);
        if (options.Break == PlantedFault.EarlyAnswer)
        {
            app.Use(EarlyAnswer.InvokeAsync);
        }

        app.MapControllers();
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        var lines = ObeyAsync(app.Lifetime, throwing);
        await app.WaitForShutdownAsync();
        await lines;
        return 0;
    }

    private static WebApplication Build(ServerOptions options, Journal journal, ThrowingCommit throwing)
    {
        // Watching files takes handles of which a machine has few.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Logging.ClearProviders().AddProvider(new FileLog(options.Journal + ".log"));
        builder.Services.AddSingleton(journal).AddSingleton(options);
        builder.Services.AddMandrillEventHandler<LedgerHandler>();
        builder.Services.AddMandrillEventHandler<SeenHandler>();
        builder.Services.AddControllers().AddDjrill(static djrill =>
        {
            djrill.WebhookSecret = ServerOptions.Secret;
            djrill.AdditionalSignatures.Add(new() { Url = ServerOptions.SignedUrl, Key = ServerOptions.SignatureKey });
            djrill.ShutdownGrace = TimeSpan.FromSeconds(1);
        });
        var source = new DecoratedDataSource(options.ConnectionString, Connections(options), Interceptor(options, throwing));
        builder.Services.AddMandrillInbox(_ => source, inbox => Configure(inbox, options));
        return builder.Build();
    }

    private static Func<DbConnection> Connections(ServerOptions options)
    {
        if (options.Engine == MandrillInboxEngine.Sqlite)
        {
            return () => new SqliteConnection(options.ConnectionString);
        }

        var source = NpgsqlDataSource.Create(options.ConnectionString);
        return source.CreateConnection;
    }

    private static StoreInterceptors Interceptor(ServerOptions options, ThrowingCommit throwing)
    {
        List<StoreInterceptor> interceptors = [throwing];
        if (options.SyncedFile is not null)
        {
            interceptors.Add(new SyncedWal(options.SyncedFile));
        }

        if (PlantedRewrite.For(options.Break) is { } rewrite)
        {
            interceptors.Add(rewrite);
        }

        return new([.. interceptors]);
    }

    private static void Configure(MandrillInboxOptions inbox, ServerOptions options)
    {
        inbox.Engine = options.Engine;
        inbox.IsWorkerEnabled = options.IsWorker;
        inbox.LeaseDuration = options.MaxCrashes == ServerOptions.NeverDead ? ServerOptions.Lease : ServerOptions.PatientLease;
        inbox.PollInterval = TimeSpan.FromMilliseconds(200);
        inbox.StoreTimeout = TimeSpan.FromSeconds(2);
        inbox.FirstRetryDelay = ServerOptions.FirstRetryDelay;
        inbox.MaxRetryDelay = ServerOptions.MaxRetryDelay;
        inbox.MaxDeliveryAttempts = ServerOptions.NeverDead;
        inbox.MaxCrashes = options.MaxCrashes;
    }

    /// <summary>Reads the rig's lines. The rig holds the standard input, which ends at the latest with the rig.</summary>
    private static async Task ObeyAsync(IHostApplicationLifetime lifetime, ThrowingCommit throwing)
    {
        await Task.Yield();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line == ThrowLine)
            {
                throwing.Arm();
            }
        }

        lifetime.StopApplication();
    }
}
