using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>An event that a handler always fails on: nothing is dropped behind a 200.</summary>
[CancelAfter(60_000)]
internal sealed class FailingHandlerTests : FailingHandlerFixture
{
    [Test]
    public async Task EventThatAlwaysFailsAndNobodyTakes_IsNeverAnswered200([Values] bool isSubscriber)
    {
        await using var app = await StartAsync();
        app.Calls.Then = static call => call == "messages:open" ? throw new InvalidOperationException("database is down") : Task.CompletedTask;
        using var failing = isSubscriber ? new Subscription(static (_, _) => throw new InvalidOperationException()) : null;

        var statuses = await PostAsync(app, PostsOfMandrill);

        Assert.That(statuses, Has.Count.EqualTo(PostsOfMandrill).And.All.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.Calls.Calls.Where(static call => call != "messages:open"), Is.EquivalentTo(["messages:send", "all:send", "all:open"]));
        Assert.That(app.Calls.Calls.Count(static call => call == "messages:open"), Is.EqualTo(PostsOfMandrill));
    }

    [Test]
    public async Task BatchThatKeepsFailing_IsAnnouncedFromTheFifthPostOnceAnHour()
    {
        await using var app = await StartAsync();
        app.Calls.Then = static call => call == "messages:open" ? throw new InvalidOperationException() : Task.CompletedTask;

        await PostAsync(app, 4);
        var before = (app.App.Logs.Own.Count(static entry => entry.Level == LogLevel.Critical), (await CheckAsync(app)).Status);
        await PostAsync(app, PostsOfMandrill - 4);
        var after = await CheckAsync(app);
        app.Calls.Then = static _ => Task.CompletedTask;
        await PostAsync(app, 1);
        var healed = await CheckAsync(app);

        // The posts 5 to 21 are 20 minutes apart: the fifth, and then each third.
        var lines = app.App.Logs.Own.Where(static entry => entry.Level == LogLevel.Critical).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo((0, HealthStatus.Healthy)));
            Assert.That(lines.Select(static entry => entry.Id), Is.EqualTo(Enumerable.Repeat(15, 6)));
            Assert.That(lines[0].Message, Does.StartWith("A batch has failed 5 times since 2026-01-01 00:00:00Z.")
                .And.Contains($"{typeof(RecordingHandlers.Messages)} has not handled an event of type open, key "));
            Assert.That((after.Status, healed.Status), Is.EqualTo((HealthStatus.Unhealthy, HealthStatus.Healthy)));
            Assert.That(after.Description, Does.Contain("A batch has failed 21 times since 2026-01-01 00:00:00Z"));
        }
    }

    [Test]
    public async Task Outage_IsRetriedUntilItEnds()
    {
        await using var app = await StartAsync();
        app.Calls.Then = static _ => throw new InvalidOperationException("database is down");
        var down = await PostAsync(app, 12);
        app.Calls.Clear();
        app.Calls.Then = static _ => Task.CompletedTask;

        var up = await PostAsync(app, 1);

        Assert.That((down.Distinct().Single(), up.Single()), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["messages:send", "all:send", "messages:open", "all:open"]));
    }

    private static async Task<HealthReportEntry> CheckAsync(HandlerApp app) =>
        (await app.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[MandrillHealthChecksBuilderExtensions.DefaultName];
}
