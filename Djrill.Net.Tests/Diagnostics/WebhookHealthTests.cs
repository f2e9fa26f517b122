using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Diagnostics;

/// <summary>How the reported conditions become a report.</summary>
internal sealed class WebhookHealthTests
{
    [Test]
    public async Task Conditions_AreReportedUntilTheyAreCleared()
    {
        using var services = Services(null);
        var health = services.GetRequiredService<WebhookHealth>();
        health.Clear("never-reported");
        health.Report("a", HealthStatus.Degraded, "A is slow.");
        health.Report("a", HealthStatus.Degraded, "A is slower.");
        health.Report("b", HealthStatus.Unhealthy, "B fails.");
        var both = await CheckAsync(services);
        health.Clear("b");
        health.Clear("b");
        var one = await CheckAsync(services);
        health.Clear("a");
        var none = await CheckAsync(services);

        Assert.That(new[] { both, one, none }, Is.EqualTo(new[]
        {
            (HealthStatus.Unhealthy, "B fails. A is slower."), (HealthStatus.Degraded, "A is slower."), (HealthStatus.Healthy, null),
        }));
    }

    [TestCase(HealthStatus.Degraded)]
    [TestCase(HealthStatus.Healthy)]
    public async Task FailureStatus_ReplacesUnhealthyAlone(HealthStatus failureStatus)
    {
        using var services = Services(failureStatus);
        var health = services.GetRequiredService<WebhookHealth>();
        health.Report("b", HealthStatus.Unhealthy, "B fails.");
        var unhealthy = (await CheckAsync(services)).Status;
        health.Report("a", HealthStatus.Degraded, "A is slow.");

        Assert.That((unhealthy, (await CheckAsync(services)).Status), Is.EqualTo((failureStatus, HealthStatus.Degraded)));
    }

    [Test]
    public async Task ManyConditions_AreCutOffAfterTheWorst()
    {
        using var services = Services(null);
        var health = services.GetRequiredService<WebhookHealth>();
        for (var i = 0; i < 20; i++)
        {
            health.Report($"failing:{i}", HealthStatus.Degraded, $"Batch {i} fails.");
            health.Report($"same:{i}", HealthStatus.Degraded, "The same.");
        }

        health.Report("z", HealthStatus.Unhealthy, "Z fails.");
        var (_, description) = await CheckAsync(services);

        Assert.That(description, Does.StartWith("Z fails. ").And.EndsWith(" And 12 more."));
    }

    [Test]
    public void ConditionThatEndedByItself_IsRemovedWithTheNextReport()
    {
        var time = new FakeTimeProvider();
        var health = new WebhookHealth(time);
        for (var i = 0; i < 100; i++)
        {
            health.Report($"batch:{i}", HealthStatus.Unhealthy, "It fails.", time.GetUtcNow().AddHours(24));
            time.Advance(TimeSpan.FromHours(12));
        }

        health.Report("settings", HealthStatus.Degraded, "They are refused.");
        time.Advance(TimeSpan.FromHours(24));
        health.Report("another", HealthStatus.Degraded, "It stays.");

        Assert.That((health.KeptConditions, health.Conditions.Count), Is.EqualTo((2, 2)));
    }

    private static ServiceProvider Services(HealthStatus? failureStatus)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddHealthChecks().AddMandrillWebhook(failureStatus: failureStatus);
        return services.BuildServiceProvider();
    }

    private static async Task<(HealthStatus Status, string? Description)> CheckAsync(ServiceProvider services)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        var entry = report.Entries[MandrillHealthChecksBuilderExtensions.DefaultName];
        return (entry.Status, entry.Description);
    }
}
