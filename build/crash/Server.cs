using Microsoft.Extensions.Caching.Distributed;

namespace Djrill.Net.Crash;

/// <summary>The receiver that is killed: a process of its own, by the verb 'serve'.</summary>
internal static class Server
{
    public const string FileLedger = "file";
    public const string HandlerJournal = "handler";
    public const string SubscriberJournal = "subscriber";
    public const string Path = "/djrill/webhook?secret=" + Secret;

    private const string Secret = "a-random-secret-of-32-characters";

    public static async Task<int> RunAsync(string folder, string ledger)
    {
        using var handled = new Journal(System.IO.Path.Combine(folder, HandlerJournal));
        using var published = new Journal(System.IO.Path.Combine(folder, SubscriberJournal));
        MandrillSignals.WebhookEvent += (_, e) => published.Add((string?)e.Data["_id"]);

        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        AddLedger(builder.Services, folder, ledger);
        builder.Services.AddSingleton(new JournalHandler(handled));
        builder.Services.AddMandrillEventHandler<JournalHandler>(ServiceLifetime.Singleton);
        builder.Services.AddControllers().AddDjrill(static options => options.WebhookSecret = Secret);

        await using var app = builder.Build();
        app.MapControllers();
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());

        // Whoever started this holds its standard input, and ends it at the latest by its own end.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    private static void AddLedger(IServiceCollection services, string folder, string ledger)
    {
        if (ledger == FileLedger)
        {
            services.AddSingleton<IDistributedCache>(_ => new FileCache(System.IO.Path.Combine(folder, "ledger")));
        }
        else
        {
            services.AddStackExchangeRedisCache(options => options.Configuration = ledger);
        }
    }
}
