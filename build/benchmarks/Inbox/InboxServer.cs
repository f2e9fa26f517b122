using System.Data.Common;
using Djrill.Net.Benchmarks.Receivers;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>One server process with an inbox. It ends with its standard input.</summary>
internal static class InboxServer
{
    public static async Task<int> ServeAsync(InboxServerSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = settings.HasInspector ? Environments.Development : null,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Receiver.Log(builder.Logging);
        Add(builder.Services, settings);
        await using var app = builder.Build();
        app.MapMandrillWebhook(Wire.Path);
        StatsEndpoints.Map(app);
        WatchEndpoints.Map(app);
        using var claims = settings.WatchesClaims ? new ClaimWatch() : null;
        if (settings.HasInspector)
        {
            app.MapMandrillInspector(PagesCommand.Path).AllowAnonymous();
        }

        app.MapGet("/claims", () => claims?.Times ?? []);

        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    public static DbProviderFactory FactoryOf(string engine) =>
        engine == InboxEngines.Sqlite ? SqliteFactory.Instance : NpgsqlFactory.Instance;

    private static void Add(IServiceCollection services, InboxServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddDjrill(static options =>
        {
            options.WebhookSecret = Wire.Secret;
            options.WebhookSignatureKey = Wire.Key;
            options.WebhookUrl = Wire.Url;
        });
        services.AddMandrillInbox(FactoryOf(settings.Engine), settings.ConnectionString, options =>
        {
            options.IsWorkerEnabled = settings.IsWorkerEnabled;
            options.LeaseDuration = TimeSpan.FromSeconds(settings.LeaseSeconds);
            options.MaxDeliveryAttempts = settings.HasInspector ? 1 : options.MaxDeliveryAttempts;
            options.StoreTimeout = TimeSpan.FromSeconds(60); // A loaded machine slows a benchmark down; it must not end it.
        });
        services.AddMandrillInspector();
        services.AddMandrillEventHandler<InboxHandler>(ServiceLifetime.Singleton);
    }
}
