using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>A listener of the application that throws costs no subscriber its event and no caller its answer.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[NonParallelizable] // The listeners of spans listen to all hosts of the process.
internal sealed class FailingListenerTests(AppKind kind)
{
    private Activity? _request;
    private Activity? _afterwards;

    [TestCase(false)]
    [TestCase(true)]
    public async Task MeterListenerThatThrows_CostsNoEvent(bool isThrownAtOnce)
    {
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = meters.GetRequiredService<IMeterFactory>();
        var thrown = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, published) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Meter.Name == MandrillTelemetry.MeterName)
            {
                ThrowIf(isThrownAtOnce, ref thrown);
                published.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => ThrowIf(true, ref thrown));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => ThrowIf(true, ref thrown));
        listener.Start();
        await using var app = await StartAsync(services => services.AddSingleton(factory));

        await PostBothAsync(app);

        Assert.That(thrown, Is.GreaterThan(5));
    }

    [TestCase(false, false, true)]
    [TestCase(false, true, false)]
    [TestCase(true, false, false)]
    public async Task ActivityListenerThatThrows_CostsNoEvent(bool atSample, bool atStart, bool atStop)
    {
        var thrown = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == MandrillTelemetry.ActivitySourceName,
            Sample = (ref _) =>
            {
                ThrowIf(atSample, ref thrown);
                return ActivitySamplingResult.AllDataAndRecorded;
            },
            ActivityStarted = _ => ThrowIf(atStart, ref thrown),
            ActivityStopped = _ => ThrowIf(atStop, ref thrown),
        };
        await using var app = await StartAsync();
        ActivitySource.AddActivityListener(listener);

        await PostBothAsync(app);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown, Is.GreaterThan(2));
            Assert.That(_afterwards, Is.SameAs(_request), "no span of the package is left as the current one");
        }
    }

    private static void ThrowIf(bool isFailing, ref int thrown)
    {
        if (isFailing)
        {
            Interlocked.Increment(ref thrown);
            throw new InvalidOperationException("of the listener's own words");
        }
    }

    private static async Task PostBothAsync(TestApp app)
    {
        using var recording = Subscription.Record(out var events);
        using var accepted = await app.Client.SendAsync(MandrillPost.Of("""[{"event":"send"},{"event":"open"}]"""));
        using var refused = await app.Client.SendAsync(MandrillPost.Unsigned("[]"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((accepted.StatusCode, refused.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)));
            Assert.That(events, Has.Count.EqualTo(2));
        }
    }

    private Task<TestApp> StartAsync(Action<IServiceCollection>? services = null) => TestApp.StartAsync(kind, add: services, inFront: app => app.Use(async (context, next) =>
    {
        _request = Activity.Current;
        await next(context);
        _afterwards = Activity.Current;
    }));
}
