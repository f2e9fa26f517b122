using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>What batches, their events and those who handle them leave on the meter.</summary>
internal sealed class BatchMetricsTests
{
    private const string TwoEvents = """[{"event":"send"},{"event":"open"}]""";

    private TestApp _app;
    private MeterRecorder _meter;

    [SetUp]
    public async Task StartAsync()
    {
        _app = await TestApp.StartAsync(AppKind.AddDjrill, static options =>
        {
            TestApp.Unsigned(options);
            options.MaxDeliveryAttempts = 2;
        });
        _meter = new MeterRecorder(_app);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _meter.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Batch_IsMeasuredInEventsAndBytes()
    {
        using var recording = Subscription.Record(out _);

        await PostAsync(TwoEvents);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(MandrillTelemetry.BatchSize), Is.EqualTo([2]));
            Assert.That(Values(MandrillTelemetry.RequestBodySize), Is.EqualTo([MandrillPost.Body(("mandrill_events", TwoEvents)).Length]));
        }
    }

    [Test]
    public async Task Events_AreCountedByTypeAndUnknownTypesTogether()
    {
        await PostAsync("""
            [{"event":"send"},{"event":"send"},{"type":"whitelist","action":"add"},{"event":"sms_delivered"},{"event":"jane@example.test"},{}]
            """);

        Assert.That(
            _meter.Of(MandrillTelemetry.Events).Select(static measured => (measured.Value, measured.Tags[MandrillTelemetry.EventTypeAttribute])),
            Is.EqualTo(new[] { (1, "send"), (1, "send"), (1, "whitelist_add"), (1, "other"), (1, "other"), (1.0, (object)"none") }));
    }

    [Test]
    public async Task FailedSubscriber_IsCountedWithItsNameAndErrorType()
    {
        using var failing = new Subscription(static (_, e) => throw new InvalidOperationException($"{e.Data}"));

        await PostAsync(TwoEvents);

        var failures = _meter.Of(MandrillTelemetry.HandlerFailures);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures.Select(static failure => failure.Tags[MandrillTelemetry.EventTypeAttribute]), Is.EqualTo(["send", "open"]));
            Assert.That(failures.Select(static failure => failure.Tags[MandrillTelemetry.ErrorTypeAttribute]), Is.All.EqualTo("System.InvalidOperationException"));
            Assert.That(failures.Select(static failure => failure.Tags[MandrillTelemetry.HandlerAttribute]), Is.All.Contains(nameof(BatchMetricsTests)));
        }
    }

    [Test]
    public async Task EventSentAgain_IsCountedAsSkippedForWhoHadHandledIt()
    {
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException());
        using var handling = Subscription.Record(out _);

        await PostAsync(TwoEvents);
        var before = Values(MandrillTelemetry.SkippedDeliveries);
        await PostAsync(TwoEvents);

        Assert.That((before, Values(MandrillTelemetry.SkippedDeliveries)), Is.EqualTo((Array.Empty<double>(), new double[] { 2 })));
    }

    [Test]
    public async Task DeadLetter_IsCountedWithTheHandlerOnceItIsTaken()
    {
        using var taking = new DeadLetterSubscription(static (_, _) => { });
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException());

        await PostAsync(TwoEvents);
        var before = Values(MandrillTelemetry.DeadLetters);
        var status = await PostAsync(TwoEvents);

        var deadLetters = _meter.Of(MandrillTelemetry.DeadLetters);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((before, status), Is.EqualTo((Array.Empty<double>(), HttpStatusCode.OK)));
            Assert.That(deadLetters.Select(static deadLetter => deadLetter.Tags[MandrillTelemetry.EventTypeAttribute]), Is.EqualTo(["send", "open"]));
            Assert.That(deadLetters.Select(static deadLetter => deadLetter.Tags[MandrillTelemetry.HandlerAttribute]), Is.All.Contains(nameof(BatchMetricsTests)));
        }
    }

    [Test]
    public async Task Handler_IsTimedInSeconds()
    {
        var time = new FakeTimeProvider();
        await using var app = await TestApp.StartAsync(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time).AddSingleton(new TickingHandler(time)).AddMandrillEventHandler<TickingHandler>();
            builder.Services.AddControllers().AddDjrill(TestApp.Unsigned);
        });
        using var meter = new MeterRecorder(app);

        using var response = await app.Client.SendAsync(MandrillPost.Unsigned(TwoEvents));

        Assert.That(
            meter.Of(MandrillTelemetry.HandlerDuration).Select(static call => (call.Value, call.Tags[MandrillTelemetry.HandlerAttribute], call.Tags[MandrillTelemetry.EventTypeAttribute])),
            Is.EqualTo(new (double, object?, object?)[] { (2, TickingHandler.Name, "send"), (2, TickingHandler.Name, "open") }));
        Assert.That(_meter.All, Is.Empty, "hosts have meters of their own");
    }

    [Test]
    public async Task FailedCall_IsTimedWithItsErrorType()
    {
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException());

        await PostAsync("""[{"event":"send"}]""");

        Assert.That(
            _meter.Of(MandrillTelemetry.HandlerDuration).Single().Tags[MandrillTelemetry.ErrorTypeAttribute], Is.EqualTo("System.InvalidOperationException"));
    }

    private IReadOnlyList<double> Values(string instrument) => [.. _meter.Of(instrument).Select(static measured => measured.Value)];

    private async Task<HttpStatusCode> PostAsync(string events)
    {
        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned(events));
        return response.StatusCode;
    }
}
