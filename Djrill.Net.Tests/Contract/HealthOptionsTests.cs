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
        await RestartAsync(static options => (options.AbandonedThreshold, options.RefusedSignatureThreshold) = (0, 0));
        using (new Subscription(static (_, _) => throw new InvalidOperationException()))
        {
            await PostAsync(MandrillPost.Of(Send));
        }

        await PostAsync(MandrillPost.Unsigned(Send));

        var report = await CheckAsync();
        Assert.That((report.Status, report.Data["abandoned"], report.Data["refused_signatures"]), Is.EqualTo((HealthStatus.Healthy, (object)1, (object)1)));
    }

    [Test]
    public async Task TwoChecks_HaveOptionsAndAStatusOfTheirOwn()
    {
        await RestartAsync(static options => options.RefusedSignatureThreshold = 1, static checks => checks.AddMandrillWebhook(
            static options => options.RefusedSignatureThreshold = 0, "other").AddMandrillWebhook(
            static options => options.RefusedSignatureThreshold = 1, "strict", HealthStatus.Unhealthy, ["ready"]));
        await PostAsync(MandrillPost.Unsigned(Send));

        var report = await App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(report.Entries.Select(static entry => (entry.Key, entry.Value.Status, string.Join(' ', entry.Value.Tags))), Is.EquivalentTo(new[]
        {
            (MandrillHealthChecksBuilderExtensions.DefaultName, HealthStatus.Degraded, ""),
            ("other", HealthStatus.Healthy, ""),
            ("strict", HealthStatus.Unhealthy, "ready"),
        }));
    }

    [TestCase(0, 1, 1, null, "Window")]
    [TestCase(1441, 1, 1, null, "Window")]
    [TestCase(60, -1, 1, null, "AbandonedThreshold")]
    [TestCase(60, 1, -1, null, "RefusedSignatureThreshold")]
    [TestCase(60, 1, 1, 0, "MaxSilence")]
    public void UnusableOption_DoesNotStart(int window, int abandoned, int refused, int? silence, string name)
    {
        Assert.That(
            async () => await StartNewAsync(options =>
            {
                options.Window = TimeSpan.FromMinutes(window);
                (options.AbandonedThreshold, options.RefusedSignatureThreshold) = (abandoned, refused);
                options.MaxSilence = silence is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
            }),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains($"'{name}'"));
    }
}
