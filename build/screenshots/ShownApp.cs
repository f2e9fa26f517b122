using System.Globalization;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Microsoft.Data.Sqlite;

namespace Djrill.Net.Screenshots;

/// <summary>An application in Development with handlers of which one is broken.</summary>
internal sealed class ShownApp : IAsyncDisposable
{
    private const string Secret = "a-random-secret-of-32-characters";
    private const string Key = "q1W2e3R4t5Y6u7I8o9P0aA";
    private const string Path = "/hooks/mandrill?secret=" + Secret;
    private const string PublicUrl = "https://hooks.example.test" + Path;

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private ShownApp(DirectoryInfo folder, WebApplication app) =>
        (_folder, _app, _client) = (folder, app, new() { BaseAddress = new(app.Urls.Single()) });

    public MandrillInbox Inbox => _app.Services.GetRequiredService<MandrillInbox>();

    public static async Task<ShownApp> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("djrill-screenshots-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        Add(builder.Services, $"Data Source={System.IO.Path.Combine(folder.FullName, "inbox.db")}");
        var app = builder.Build();
        app.MapMandrillWebhook("/hooks/mandrill");
        app.MapMandrillInspector("/mandrill");
        await app.StartAsync();
        return new(folder, app);
    }

    public string Url(string page) => string.Create(CultureInfo.InvariantCulture, $"{_client.BaseAddress}mandrill/{page}");

    public async Task PostAsync(IEnumerable<MandrillEvent> events)
    {
        using var post = MandrillPost.CreateFromJson(
            Path, Key, PublicUrl, $"[{string.Join(',', events.Select(static mandrillEvent => mandrillEvent.ToJson()))}]");
        using var answer = await _client.PostMandrillAsync(post);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Makes requests that are refused.</summary>
    public async Task RefuseAsync()
    {
        using var wrongKey = MandrillPost.CreateFromJson(Path, "another-key", PublicUrl, "[]");
        using var wrongSecret = MandrillPost.CreateFromJson("/hooks/mandrill?secret=another", Key, PublicUrl, "[]");
        (await _client.SendAsync(wrongKey)).Dispose();
        (await _client.SendAsync(wrongSecret)).Dispose();
    }

    /// <summary>Waits until no call is due.</summary>
    public async Task SettleAsync()
    {
        while (await Inbox.GetCountsAsync() is { Pending: > 0 } or { Running: > 0 })
        {
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static void Add(IServiceCollection services, string connectionString)
    {
        services.AddDjrill(static options =>
            (options.WebhookSecret, options.WebhookSignatureKey, options.WebhookUrl) = (Secret, Key, PublicUrl));
        services.AddMandrillInbox(SqliteFactory.Instance, connectionString, static options =>
        {
            options.PollInterval = TimeSpan.FromMilliseconds(100);
            options.MaxDeliveryAttempts = 1;
        });
        services.AddMandrillInspector();
        services.AddMandrillEventHandler<BounceHandler>();
        services.AddMandrillEventHandler<NewsletterHandler>();
        services.AddHealthChecks().AddMandrillWebhook();
    }
}
