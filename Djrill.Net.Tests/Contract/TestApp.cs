using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>An application on a real Kestrel at a loopback port.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    public const string Secret = "a-random-secret-of-32-characters";
    public const string Key = "q1W2e3R4t5Y6u7I8o9P0aA";
    public const string Path = "/djrill/webhook/?secret=" + Secret;

    /// <summary>The URL as entered at Mandrill: behind a proxy it is not the one that the server sees.</summary>
    public const string Url = "https://hooks.example.test" + Path;

    private readonly WebApplication _app;

    private TestApp(WebApplication app, LogCollector logs)
    {
        _app = app;
        Logs = logs;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public LogCollector Logs { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts an application of a kind, by default with a secret and a signature key.</summary>
    public static Task<TestApp> StartAsync(
        AppKind kind, Action<DjrillOptions>? configure = null, Action<WebApplication>? inFront = null, Action<IServiceCollection>? add = null) => StartAsync(
        builder =>
        {
            AddReceiver(builder, kind);
            builder.Services.Configure(configure ?? Signed);
            add?.Invoke(builder.Services);
        },
        app =>
        {
            inFront?.Invoke(app);
            Map(app, kind);
        });

    /// <summary>Starts any application.</summary>
    public static async Task<TestApp> StartAsync(
        Action<WebApplicationBuilder> build, Action<WebApplication>? map = null, string? environment = null)
    {
        var logs = new LogCollector();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment ?? Environments.Production,

            // Watching files takes handles of which a machine has few, and no test changes them.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        build(builder);

        var app = builder.Build();
        try
        {
            (map ?? (static app => app.MapControllers()))(app);
            await app.StartAsync();
            return new TestApp(app, logs);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds the receiver in the way of a kind, without settings.</summary>
    public static void AddReceiver(WebApplicationBuilder builder, AppKind kind)
    {
        switch (kind)
        {
            case AppKind.PlainMvc:
                builder.Services.AddControllers().AddApplicationPart(typeof(WebhookController).Assembly);
                break;
            case AppKind.AddDjrill:
                builder.Services.AddControllers().AddDjrill();
                break;
            case AppKind.MinimalApi:
                builder.Services.AddDjrill();
                break;
            default:
                Hostility.Add(builder).AddDjrill();
                break;
        }
    }

    /// <summary>Maps the receiver in the way of a kind.</summary>
    public static void Map(WebApplication app, AppKind kind)
    {
        switch (kind)
        {
            case AppKind.Hostile:
                Hostility.Use(app);
                break;
            case AppKind.MinimalApi:
                app.MapMandrillWebhook("/djrill/webhook");
                break;
            default:
                app.MapControllers();
                break;
        }
    }

    /// <summary>Sets a secret alone: signatures are not checked.</summary>
    public static void Unsigned(DjrillOptions options) => options.WebhookSecret = Secret;

    /// <summary>Sets a secret, a signature key and its URL.</summary>
    public static void Signed(DjrillOptions options)
    {
        options.WebhookSecret = Secret;
        options.WebhookSignatureKey = Key;
        options.WebhookUrl = Url;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();

        // Disposing alone takes the services away from under a request that is still running.
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
