namespace Djrill.Net.Chaos.Direct;

/// <summary>The receiver that is ended: a process of its own, by the verb 'direct-serve'.</summary>
internal static class Server
{
    public const string Path = "/djrill/webhook?secret=" + Secret;

    private const string Secret = "a-random-secret-of-32-characters";

    public static async Task<int> RunAsync(string path, double scale)
    {
        using var journal = new Journal(path);
        MandrillSignals.WebhookEvent += (_, e) => journal.Add(LineKind.Published, (string)e.Data["_id"]!); // Not null: every event has one.

        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new JournalHandler(journal));
        builder.Services.AddMandrillEventHandler<JournalHandler>(ServiceLifetime.Singleton);
        builder.Services.AddControllers().AddDjrill(static options => options.WebhookSecret = Secret);
        builder.Services.Configure<DjrillOptions>(options =>
        {
            options.HandlerTimeout *= scale;
            options.BatchBudget *= scale;
            options.ShutdownGrace *= scale;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout *= scale);

        await using var app = builder.Build();
        app.MapControllers();
        await app.StartAsync();

        // Registered last and so called first: the grace cannot have begun before this line.
        using var stopping = app.Lifetime.ApplicationStopping.Register(() => journal.Add(LineKind.Stopping, ""));
        Console.WriteLine(app.Urls.Single());

        // The tool holds the standard input, which ends at the latest with the tool.
        _ = Task.Run(() =>
        {
            Console.In.ReadToEnd();
            app.Lifetime.StopApplication();
        });
        await app.WaitForShutdownAsync();
        return 0;
    }
}
