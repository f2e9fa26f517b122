using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace Djrill.Net.Tests.Contract;

/// <summary>A span for each batch inside the request's, and one for each call inside that.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
[NonParallelizable] // The spans of all hosts of the process are seen.
internal sealed class SpanTests(AppKind kind)
{
    private const string TwoEvents = """[{"event":"send"},{"event":"jane@example.test"}]""";

    private TestApp _app;
    private Activity? _request;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(kind, TestApp.Unsigned, app => app.Use((context, next) =>
    {
        _request = Activity.Current;
        return next(context);
    }));

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Batch_IsASpanInsideTheRequests()
    {
        using var recording = Subscription.Record(out _);
        using var spans = new SpanRecorder();

        await PostAsync(TwoEvents);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(spans.Batch.ParentSpanId, Is.EqualTo(_request?.SpanId));
            Assert.That(spans.Batch.TraceId, Is.EqualTo(_request?.TraceId));
            Assert.That(spans.Batch.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(spans.Batch.GetTagItem(MandrillTelemetry.BatchEventCountAttribute), Is.EqualTo(2));
            Assert.That(spans.Batch.GetTagItem(MandrillTelemetry.OutcomeAttribute), Is.EqualTo("accepted"));
        }
    }

    [Test]
    public async Task Call_IsASpanInsideTheBatchs()
    {
        using var recording = Subscription.Record(out _);
        using var spans = new SpanRecorder();

        await PostAsync(TwoEvents);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(spans.Handlers.Select(static span => span.ParentSpanId), Is.EqualTo([spans.Batch.SpanId, spans.Batch.SpanId]));
            Assert.That(spans.Handlers.Select(static span => span.Status), Is.All.EqualTo(ActivityStatusCode.Unset));
            Assert.That(
                spans.Handlers.Select(static span => (span.GetTagItem(MandrillTelemetry.EventIndexAttribute), span.GetTagItem(MandrillTelemetry.EventTypeAttribute))),
                Is.EqualTo(new (object?, object?)[] { (0, "send"), (1, "other") }));
            Assert.That(spans.Handlers.Select(static span => span.GetTagItem(MandrillTelemetry.HandlerAttribute)), Is.All.Contains(nameof(Subscription)));
        }
    }

    [Test]
    public async Task WhatASubscriberTraces_BelongsToItsCall()
    {
        var seen = new List<ActivitySpanId?>();
        using var tracing = new Subscription(async (_, _) =>
        {
            await Task.Yield();
            seen.Add(Activity.Current?.SpanId);
        });
        using var spans = new SpanRecorder();

        await PostAsync(TwoEvents);

        Assert.That(seen, Is.EqualTo(spans.Handlers.Select(static span => span.SpanId)));
    }

    [Test]
    public async Task FailedCall_MarksItsSpanAndTheBatchsWithoutItsMessage()
    {
        using var failing = new Subscription(static (_, e) =>
        {
            if (e.EventType == "send")
            {
                throw new InvalidOperationException("of the subscriber's own words");
            }
        });
        using var spans = new SpanRecorder();

        await PostAsync(TwoEvents);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                spans.Handlers.Select(static span => (span.Status, span.GetTagItem(MandrillTelemetry.ErrorTypeAttribute))),
                Is.EqualTo(new (ActivityStatusCode, object?)[] { (ActivityStatusCode.Error, "System.InvalidOperationException"), (ActivityStatusCode.Unset, null) }));
            Assert.That(
                (spans.Batch.Status, spans.Batch.GetTagItem(MandrillTelemetry.OutcomeAttribute), spans.Batch.GetTagItem(MandrillTelemetry.ErrorTypeAttribute)),
                Is.EqualTo((ActivityStatusCode.Error, (object)"handler_failed", (object)"handler_failed")));
            Assert.That(spans.All.Select(SpanRecorder.Text), Has.None.Contains("own words"));
        }
    }

    [Test]
    public async Task RefusedRequest_HasNoSpanOfABatch()
    {
        using var spans = new SpanRecorder();

        await PostAsync("no json");

        Assert.That(spans.All, Is.Empty);
    }

    [Test]
    public async Task NobodyListens_NoSpanIsMade()
    {
        var seen = new List<Activity?>();
        using var looking = new Subscription((_, _) => seen.Add(Activity.Current));

        await PostAsync(TwoEvents);

        Assert.That(seen, Is.EqualTo([_request, _request]));
    }

    private async Task PostAsync(string events)
    {
        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned(events));
    }
}
