using Djrill.Net.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Delivery;

internal sealed class HostShutdownTests
{
    [TestCase(30.0, 5, 5)]
    [TestCase(30.0, 29, 29)]
    [TestCase(30.0, 30, 29)]
    [TestCase(30.0, 60, 29)]
    [TestCase(0.5, 5, 0)]
    [TestCase(0.0, 0, 0)]
    [TestCase(null, 60, 60)]
    [TestCase(-0.001, 60, 60)] // Timeout.InfiniteTimeSpan
    public void Grace_IsLoweredToASecondLessThanTheHostsLimit(double? host, int grace, int limited)
    {
        TimeSpan? timeout = host is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var stop = new HostShutdown(timeout, TimeProvider.System, CancellationToken.None);

        Assert.That(stop.Limit(TimeSpan.FromSeconds(grace)), Is.EqualTo(TimeSpan.FromSeconds(limited)));
    }

    [Test]
    public void Stop_IsSeenAtOnceAndTheEndOfTheGraceAfterIt()
    {
        var time = new FakeTimeProvider();
        using var stopping = new CancellationTokenSource();
        var stop = new HostShutdown(TimeSpan.FromSeconds(30), time, stopping.Token) { Grace = TimeSpan.FromSeconds(60) };

        var before = (stop.IsStopping, stop.GraceEnded.IsCancellationRequested);
        stopping.Cancel();
        time.Advance(TimeSpan.FromSeconds(28));
        var within = (stop.IsStopping, stop.GraceEnded.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((before, within, stop.GraceEnded.IsCancellationRequested), Is.EqualTo(((false, false), (true, false), true)));
    }

    [Test]
    public void HostThatIsStoppingAlready_IsSeen()
    {
        var stop = new HostShutdown(null, new FakeTimeProvider(), new CancellationToken(canceled: true));

        Assert.That(stop.IsStopping, Is.True);
    }
}
