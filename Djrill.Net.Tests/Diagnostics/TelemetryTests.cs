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
        var telemetry = Telemetry.Of(services, "");
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
        using var services = new ServiceCollection().BuildServiceProvider();
        using var others = new ServiceCollection().BuildServiceProvider();

        Assert.That(Instruments.Of(services), Is.SameAs(Instruments.Of(others)));
    }

    [Test]
    public void HostsWithMeterFactories_HaveInstrumentsOfTheirOwn()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var others = new ServiceCollection().AddMetrics().BuildServiceProvider();

        var first = Instruments.Of(services);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Instruments.Of(services), Is.SameAs(first));
            Assert.That(Instruments.Of(others), Is.Not.SameAs(first));
        }
    }

    private static void Run(Telemetry telemetry, IEnumerable<string?> types, Exception failure)
    {
        telemetry.BatchReceived(Events, types);
        telemetry.BodyRead(Events);
        telemetry.Answered("accepted", false);
        for (var i = 0; i < Events; i++)
        {
            if (telemetry.WatchesCalls)
            {
                throw new InvalidOperationException("Somebody listens.");
            }

            telemetry.HandlerFailed(failure, "Handler", "send");
            telemetry.DeadLettered("Handler", "send");
        }

        Spans.SetOutcome(Spans.StartBatch("", Events), "accepted", false);
    }
}
