using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Tests.Contract.Webhooks;

/// <summary>An application with the default webhook and named ones, whose settings may change while it runs.</summary>
internal sealed class WebhooksApp : IAsyncDisposable
{
    public const string Events = """[{"event":"send","_id":"1"}]""";

    private readonly ConfigurationManager _configuration = new();

    public TestApp App { get; private set; } = null!; // Not null: StartAsync sets it.

    public IEnumerable<(int Id, string Message)> Logs => App.Logs.Own.Select(static entry => (entry.Id, entry.Message));

    /// <summary>Starts an application in which each webhook has a secret, a key and a URL of its own.</summary>
    public static Task<WebhooksApp> StartAsync(AppKind kind, params string[] names) => StartAsync(kind, names, null);

    public static async Task<WebhooksApp> StartAsync(
        AppKind kind, string[] names, Action<WebApplicationBuilder>? build, params (string Name, string? Value)[] settings)
    {
        var app = new WebhooksApp();
        try
        {
            foreach (var name in names.Prepend(""))
            {
                app.Write([.. Settings(name)]);
            }

            app.Write(settings);
            app.App = await TestApp.StartAsync(
                builder =>
                {
                    builder.Configuration.AddConfiguration(app._configuration);
                    TestApp.AddReceiver(builder, kind);
                    builder.Services.AddHealthChecks().AddMandrillWebhook();
                    foreach (var name in names)
                    {
                        builder.Services.AddMandrillWebhook(name);
                    }

                    build?.Invoke(builder);
                },
                host => Map(host, kind, names));
            return app;
        }
        catch
        {
            app._configuration.Dispose();
            throw;
        }
    }

    public static string Secret(string name) => $"the-secret-of-webhook-{name}";

    public static string Key(string name) => $"the-key-of-webhook-{name}";

    /// <summary>The path at which the controller serves a webhook by default, and at which the tests map it.</summary>
    public static string Path(string name, string? secret = null) =>
        $"/djrill/{(name.Length == 0 ? "" : name + "/")}webhook/?secret={secret ?? Secret(name)}";

    public static string Url(string name) => "https://hooks.example.test" + Path(name);

    public static HttpRequestMessage Post(string name, string events = Events) => MandrillPost.Of(events, Path(name), Key(name), Url(name));

    /// <summary>Changes settings and reports the change once, as a file does that is saved.</summary>
    public void Set(params (string Name, string? Value)[] settings)
    {
        Write(settings);
        try
        {
            ((IConfigurationRoot)_configuration).Reload();
        }
        catch (AggregateException)
        {
            // The framework's own monitor of the options throws into the reload what it cannot read.
        }
    }

    public async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var response = await App.Client.SendAsync(request);
        return response.StatusCode;
    }

    public async Task<string?> CheckHealthAsync() =>
        (await App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[MandrillHealthChecksBuilderExtensions.DefaultName].Description;

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _configuration.Dispose();
    }

    private static IEnumerable<(string Name, string? Value)> Settings(string name)
    {
        var section = name.Length == 0 ? "" : $"Webhooks:{name}:";
        return [(section + "WebhookSecret", Secret(name)), (section + "WebhookSignatureKey", Key(name)), (section + "WebhookUrl", Url(name))];
    }

    private static void Map(WebApplication app, AppKind kind, string[] names)
    {
        TestApp.Map(app, kind);
        foreach (var name in names.Where(_ => kind == AppKind.MinimalApi))
        {
            app.MapMandrillWebhook($"/djrill/{name}/webhook", name);
        }
    }

    private void Write((string Name, string? Value)[] settings)
    {
        foreach (var (name, value) in settings)
        {
            _configuration["Djrill:" + name] = value;
        }
    }
}
