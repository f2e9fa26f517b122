using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>An application with a health check and a fake time, with and without <c>AddDjrill</c>.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
internal abstract class HealthFixture(AppKind kind)
{
    protected const string Send = """[{"event":"send"}]""";

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    protected TestApp App { get; private set; }

    [SetUp]
    public async Task StartAsync() => App = await StartNewAsync(null);

    [TearDown]
    public async Task StopAsync() => await App.DisposeAsync();

    protected async Task RestartAsync(Action<MandrillHealthCheckOptions> configure, Action<IHealthChecksBuilder>? more = null)
    {
        await App.DisposeAsync();
        App = await StartNewAsync(configure, more);
    }

    protected Task<TestApp> StartNewAsync(Action<MandrillHealthCheckOptions>? configure, Action<IHealthChecksBuilder>? more = null) => TestApp.StartAsync(builder =>
    {
        var checks = builder.Services.AddSingleton<TimeProvider>(Time).AddHealthChecks().AddMandrillWebhook(configure);
        more?.Invoke(checks);
        TestApp.AddReceiver(builder, kind);

        builder.Services.Configure<DjrillOptions>(static options =>
        {
            TestApp.Signed(options);
            options.MaxDeliveryAttempts = 1;
        });
    }, app => TestApp.Map(app, kind));

    protected async Task<HealthReportEntry> CheckAsync()
    {
        var report = await App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries[MandrillHealthChecksBuilderExtensions.DefaultName];
    }

    protected async Task PostAsync(HttpRequestMessage request)
    {
        using var response = await App.Client.SendAsync(request);
    }
}
