using System.Net;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>What is logged of a delivered batch, and of one that some subscribers fail on.</summary>
internal sealed class DeliveryLogTests
{
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill, TestApp.Unsigned);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [SetUp]
    public void ClearLogs() => _app.Logs.Clear();

    [Test]
    public async Task FailingSubscriber_StopsNeitherSubscribersNorEvents()
    {
        using var failing = new Subscription(static (_, e) => throw new InvalidOperationException($"failing {e.EventType}"));
        using var failingLater = new Subscription(static async (_, e) =>
        {
            await Task.Yield();
            throw new InvalidOperationException($"failing later {e.EventType}");
        });
        using var recording = Subscription.Record(out var events);

        var status = await PostAsync("""[{"event":"send","id":"failing"},7,{"event":"open","id":"failing"}]""");

        var failures = _app.Logs.Own.Where(static entry => entry.Level == LogLevel.Error).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(events.Select(static e => e.EventType), Is.EqualTo(["send", "open"]));
            Assert.That(failures.Select(static entry => entry.Exception!.Message), Is.EqualTo(
                ["failing send", "failing later send", "failing open", "failing later open"]));
            Assert.That(failures.Select(static entry => entry.Message), Is.All.Match(
                @"^.*DeliveryLogTests.*FailingSubscriber_StopsNeitherSubscribersNorEvents.* failed on event [02] of the batch, of type (send|open)\.$"));
            Assert.That(failures.Select(static entry => entry.Message).Count(static text => text.Contains("event 2 of the batch, of type open", StringComparison.Ordinal)), Is.EqualTo(2));
        }
    }

    [TestCase("sms_delivered", "sms_delivered")]
    [TestCase("someone@example.test", "(other)")]
    [TestCase("forged\\nline", "(other)")]
    [TestCase("", "(none)")]
    public async Task FailedEventsType_IsLoggedOnlyInTheShapeOfTypes(string type, string logged)
    {
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException());

        await PostAsync($$"""[{"event":"{{type}}"}]""");

        Assert.That(_app.Logs.Own.Single(static entry => entry.Id == 7).Message, Does.EndWith($"of type {logged}."));
    }

    [Test]
    public async Task AcceptedBatch_IsLoggedWithItsCountAtDebug()
    {
        using var recording = Subscription.Record(out _);

        await PostAsync(MandrillPost.Batch("a", 3));

        Assert.That(_app.Logs.Own.Select(static entry => (entry.Level, entry.Message)), Is.EqualTo(new[] { (LogLevel.Debug, "Accepted a batch of 3 events.") }));
    }

    private async Task<HttpStatusCode> PostAsync(string events)
    {
        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned(events));
        return response.StatusCode;
    }
}
