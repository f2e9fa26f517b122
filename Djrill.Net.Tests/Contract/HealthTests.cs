using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Tests.Contract;

/// <summary>The health check over what comes through the front door.</summary>
internal sealed class HealthTests(AppKind kind) : HealthFixture(kind)
{
    [Test]
    public async Task NothingWrong_IsHealthy()
    {
        using var recording = Subscription.Record(out _);
        await PostAsync(MandrillPost.Of(Send));

        var report = await CheckAsync();

        Assert.That((report.Status, report.Data["dead_letters"], report.Data["refused_signatures"], report.Data["last_event"]), Is.EqualTo(
            (HealthStatus.Healthy, (object)0, (object)0, (object)Time.GetUtcNow())));
    }

    [Test]
    public async Task DeadLetter_IsDegradedForTheWindow()
    {
        using (new DeadLetterSubscription(static (_, _) => { }))
        using (new Subscription(static (_, _) => throw new InvalidOperationException("of the subscriber's own words")))
        {
            await PostAsync(MandrillPost.Of(Send));
        }

        var first = await CheckAsync();
        Time.Advance(TimeSpan.FromMinutes(59));
        var later = await CheckAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        var after = await CheckAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, later.Status, after.Status), Is.EqualTo((HealthStatus.Degraded, HealthStatus.Degraded, HealthStatus.Healthy)));
            Assert.That(first.Description, Is.EqualTo("Dead letters within 60 minutes: 1; see message 12 of the log."));
            Assert.That(first.Data.Values, Is.All.TypeOf<int>().Or.TypeOf<TimeSpan>().Or.TypeOf<DateTimeOffset>());
        }
    }

    [Test]
    public async Task RefusedSignatures_AreDegradedFromTheThresholdOn()
    {
        var statuses = new List<HealthStatus>();
        foreach (var request in new[] { MandrillPost.Of(Send, "/djrill/webhook/"), MandrillPost.Of(Send, key: "another-key"), MandrillPost.Unsigned(Send) })
        {
            await PostAsync(request);
            statuses.Add((await CheckAsync()).Status);
            Time.Advance(TimeSpan.FromMinutes(25));
        }

        Assert.That(statuses, Is.EqualTo([HealthStatus.Healthy, HealthStatus.Healthy, HealthStatus.Degraded]), "a stranger without the secret does not count");
    }

    [Test]
    public async Task NoEventForTooLong_IsDegradedUntilTheNext()
    {
        using var recording = Subscription.Record(out _);
        await RestartAsync(static options => options.MaxSilence = TimeSpan.FromHours(6));
        Time.Advance(TimeSpan.FromHours(1)); // The time counts from the start of the host, whoever asks first.
        var start = await CheckAsync();
        Time.Advance(TimeSpan.FromHours(5) + TimeSpan.FromSeconds(1));
        var silent = await CheckAsync();
        await PostAsync(MandrillPost.Of("[]", key: "test-webhook"));
        var check = await CheckAsync();
        await PostAsync(MandrillPost.Of(Send));
        var heard = await CheckAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(start.Status, Is.EqualTo(HealthStatus.Healthy));
            Assert.That((silent.Status, silent.Description), Is.EqualTo((HealthStatus.Degraded, "Minutes without an event: 360.")));
            Assert.That(check.Status, Is.EqualTo(HealthStatus.Degraded), "the check of a URL is no event");
            Assert.That(heard.Status, Is.EqualTo(HealthStatus.Healthy));
        }
    }
}
