using System.Diagnostics.Metrics;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Diagnostics;

internal sealed class TelemetryTests
{
    private const int Events = 1000;

    [Test]
    public void NobodyListens_NoEventCostsMemory()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var telemetry = new Telemetry(Instruments.For(services.GetRequiredService<IMeterFactory>()), null, "");
        var failure = new InvalidOperationException();
        IEnumerable<string?> types = [.. Enumerable.Repeat("send", Events)];
        Run(telemetry, types, failure);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(telemetry, types, failure);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void HostWithoutMeterFactory_SharesOneMeterWithOthers()
    {
        var others = Instruments.For(null);

        Assert.That(Instruments.For(null), Is.SameAs(others));
    }

    [Test]
    public void HostsWithMeterFactories_HaveInstrumentsOfTheirOwn()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var others = new ServiceCollection().AddMetrics().BuildServiceProvider();

        Assert.That(WebhookInstruments(services), Is.Not.SameAs(WebhookInstruments(others)));

        static Instruments WebhookInstruments(IServiceProvider services) => Instruments.For(services.GetRequiredService<IMeterFactory>());
    }

    private static void Run(Telemetry telemetry, IEnumerable<string?> types, Exception failure)
    {
        telemetry.BatchReceived(Events, types);
        telemetry.BodyRead(Events);
        telemetry.Answered("accepted", false);
        for (var i = 0; i < Events; i++)
        {
            if (telemetry.MeasuresCalls)
            {
                throw new InvalidOperationException("Somebody listens.");
            }

            telemetry.HandlerFailed(failure, "Handler", "send");
            telemetry.DeadLettered("Handler", "send");
        }

        Spans.SetOutcome(Spans.StartBatch("", Events), "accepted", false);
    }
}
