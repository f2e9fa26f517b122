using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Tests.Contract;

/// <summary>An application whose configuration changes while it runs, with and without <c>AddDjrill</c>.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
internal abstract class ReloadFixture(AppKind kind)
{
    protected const string Events = """[{"event":"send"}]""";

    private ConfigurationManager _configuration;

    protected TestApp App { get; private set; }

    protected AppKind Kind => kind;

    protected IEnumerable<(int Id, string Message)> Errors =>
        App.Logs.Own.Where(static entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Error).Select(static entry => (entry.Id, entry.Message));

    [SetUp]
    public Task StartAsync() => StartAsync(("WebhookSecret", TestApp.Secret), ("WebhookSignatureKey", TestApp.Key), ("WebhookUrl", TestApp.Url));

    [TearDown]
    public async Task StopAsync()
    {
        await App.DisposeAsync();
        _configuration.Dispose();
    }

    protected async Task StartAsync(params (string Name, string? Value)[] settings)
    {
        if (App is not null)
        {
            await StopAsync();
        }

        _configuration = new ConfigurationManager();
        Set(settings);
        App = await TestApp.StartAsync(Build, app => TestApp.Map(app, kind));
    }

    /// <summary>Changes settings and reports the change, as a file does that is saved.</summary>
    protected void Set(params (string Name, string? Value)[] settings)
    {
        foreach (var (name, value) in settings)
        {
            _configuration["Djrill:" + name] = value;
        }

        try
        {
            ((IConfigurationRoot)_configuration).Reload();
        }
        catch (AggregateException)
        {
            // The framework's own monitor of the options throws into the reload what it cannot read.
        }
    }

    protected async Task<HttpStatusCode> PostAsync(HttpRequestMessage request)
    {
        using var response = await App.Client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Gives the answers to a signed and to an unsigned post.</summary>
    protected async Task<(HttpStatusCode Signed, HttpStatusCode Unsigned)> PostBothAsync() =>
        (await PostAsync(MandrillPost.Of(Events)), await PostAsync(MandrillPost.Unsigned(Events)));

    protected async Task<(HealthStatus Status, string? Sentence)> CheckAsync()
    {
        var report = await App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        var entry = report.Entries[MandrillHealthChecksBuilderExtensions.DefaultName];
        return (entry.Status, entry.Description);
    }

    private void Build(WebApplicationBuilder builder)
    {
        builder.Configuration.AddConfiguration(_configuration);
        builder.Services.AddHealthChecks().AddMandrillWebhook(static options => options.RefusedSignatureThreshold = 0);
        TestApp.AddReceiver(builder, kind);
        if (kind == AppKind.PlainMvc)
        {
            builder.Services.Configure<DjrillOptions>(builder.Configuration.GetSection("Djrill"));
        }
    }
}
