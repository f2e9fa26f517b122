using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Djrill.Net.Protocol;
using Djrill.Net.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Moq;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Batches that are refused, or that hold no events.</summary>
internal sealed class DirectDeliveryTests : BatchDeliveryFixture
{
    private readonly Mock<IMandrillEventHandler<MandrillEvent>> _handler = new();

    [Test]
    public async Task Batch_IsGivenToTheHandlersOfTheContainer()
    {
        Handlers.Add(_handler);
        var given = new List<string?>();
        _handler.Setup(static handler => handler.HandleAsync(It.IsAny<MandrillEvent>(), It.IsAny<CancellationToken>()))
            .Returns<MandrillEvent, CancellationToken>((mandrillEvent, _) =>
            {
                given.Add(mandrillEvent.EventType);
                return Task.CompletedTask;
            });
        using var meter = new MeterSums(Harness.Services);

        var outcome = await SendAsync(new(DeliveryHarness.Slices(Send, Open), []));

        Assert.That((outcome, string.Join(' ', given)), Is.EqualTo((BatchOutcome.Delivered, "send open")));
        Assert.That((meter[MandrillTelemetry.BatchSize], meter[MandrillTelemetry.Events]), Is.EqualTo((2.0, 2.0)));
    }

    [Test]
    public async Task BatchWithoutEvents_IsAccepted()
    {
        var outcome = await SendAsync(new([], []));

        Assert.That(outcome, Is.EqualTo(BatchOutcome.Delivered));
        Assert.That(Harness.Logs.Own.Select(static entry => entry.Message), Is.EqualTo(["Accepted a batch of 0 events."]));
    }

    [Test]
    public async Task SkippedElements_AreLoggedUpToAHundred()
    {
        await SendAsync(new([], [0, 7]));
        await SendAsync(new([], [.. Enumerable.Range(1, 101)]));

        var lines = Harness.Lines(6);
        Assert.That(lines[0], Does.EndWith(", at the indexes 0, 7.").And.StartsWith("Skipped 2 elements"));
        Assert.That(lines[1], Does.EndWith(", 99, 100.").And.StartsWith("Skipped 101 elements"));
    }

    [Test]
    public async Task StoppingHost_TakesNoFurtherBatch()
    {
        Handlers.Add(_handler);
        StopHost();

        var outcome = await SendAsync(new(DeliveryHarness.Slices(Send, Open), []));

        Assert.That((outcome, _handler.Invocations.Count), Is.EqualTo((BatchOutcome.Stopping, 0)));
        Assert.That(Harness.Lines(21).Single(), Does.StartWith("Refused a batch of 2 events with 503"));
    }

    [TestCase("")]
    [TestCase("billing")]
    public async Task BatchWithoutRecipients_IsRefusedUntilOneComes(string webhook)
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        var batch = Harness.Context.Batch with { Webhook = webhook, Events = new(DeliveryHarness.Slices(Send), []) };
        var refused = await Harness.Context.Host.DeliverAsync(batch);
        var reported = Harness.Health.Conditions.Single();
        using var listening = new Contract.Subscription(static (_, _) => { });

        var delivered = await Harness.Context.Host.DeliverAsync(batch);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused, delivered), Is.EqualTo((BatchOutcome.NoRecipient, BatchOutcome.Delivered)));
            Assert.That((reported.Status, Harness.Health.Conditions.Count), Is.EqualTo((HealthStatus.Degraded, 0)));
            Assert.That(reported.Sentence, Does.EndWith("Events arrive, but there is no subscriber and no handler.").And.Contains(webhook));
            Assert.That(Harness.Lines(16).Single(), Does.StartWith("Refused a batch of 1 events with 503"));
        }
    }

    [Test]
    public async Task Grace_FollowsTheSettingsOfTheLastBatch()
    {
        Harness.Context.Host.Stop.Grace = TimeSpan.FromSeconds(9);

        await SendAsync(new(DeliveryHarness.Slices(Send), []));

        Assert.That(Harness.Context.Host.Stop.Grace, Is.EqualTo(TimeSpan.Zero));
    }

    private Task<BatchOutcome> SendAsync(EventBatch events) =>
        Harness.Context.Host.DeliverAsync(Harness.Context.Batch with { Events = events });
}
