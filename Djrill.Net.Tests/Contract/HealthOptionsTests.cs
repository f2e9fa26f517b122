using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract;

/// <summary>What the options of the health check change.</summary>
internal sealed class HealthOptionsTests(AppKind kind) : HealthFixture(kind)
{
    [Test]
    public async Task ThresholdsOfZero_TurnTheChecksOff()
    {
        await RestartAsync(static options => (options.DeadLetterThreshold, options.RefusedSignatureThreshold) = (0, 0));
        using (new DeadLetterSubscription(static (_, _) => { }))
        using (new Subscription(static (_, _) => throw new InvalidOperationException()))
        {
            await PostAsync(MandrillPost.Of(Send));
        }

        await PostAsync(MandrillPost.Unsigned(Send));

        var report = await CheckAsync();
        Assert.That((report.Status, report.Data["dead_letters"], report.Data["refused_signatures"]), Is.EqualTo((HealthStatus.Healthy, (object)1, (object)1)));
    }

    [Test]
    public async Task SeveralChecks_HaveOptionsAndAStatusOfTheirOwn()
    {
        await RestartAsync(static options => options.RefusedSignatureThreshold = 1, static checks => checks.AddMandrillWebhook(
            static options => options.RefusedSignatureThreshold = 0, "other", HealthStatus.Degraded).AddMandrillWebhook(
            static options => options.RefusedSignatureThreshold = 0, "quiet", HealthStatus.Unhealthy, ["ready"]));
        await PostAsync(MandrillPost.Unsigned(Send));
        var degraded = await StatusesAsync();
        App.Services.GetRequiredService<WebhookHealth>().Report("failing", HealthStatus.Unhealthy, "It fails.");
        var unhealthy = await StatusesAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(degraded, Is.EqualTo(new[] { HealthStatus.Degraded, HealthStatus.Healthy, HealthStatus.Healthy }));
            Assert.That(unhealthy, Is.EqualTo(new[] { HealthStatus.Unhealthy, HealthStatus.Degraded, HealthStatus.Unhealthy }));
        }
    }

    [TestCase(0, 1, 1, null, "Window")]
    [TestCase(1441, 1, 1, null, "Window")]
    [TestCase(60, -1, 1, null, "DeadLetterThreshold")]
    [TestCase(60, 1, -1, null, "RefusedSignatureThreshold")]
    [TestCase(60, 1, 1, 0, "MaxSilence")]
    public void UnusableOption_DoesNotStart(int window, int abandoned, int refused, int? silence, string name)
    {
        Assert.That(
            async () => await StartNewAsync(options =>
            {
                options.Window = TimeSpan.FromMinutes(window);
                (options.DeadLetterThreshold, options.RefusedSignatureThreshold) = (abandoned, refused);
                options.MaxSilence = silence is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
            }),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains($"'{name}'"));
    }

    private async Task<IEnumerable<HealthStatus>> StatusesAsync()
    {
        var report = await App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return new[] { MandrillHealthChecksBuilderExtensions.DefaultName, "other", "quiet" }.Select(name => report.Entries[name].Status);
    }
}
