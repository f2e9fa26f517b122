using System.IO.Pipelines;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Http;

/// <summary>Which bodies are ended, and when.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BodyRateTests : BudgetFixture
{
    private const int Second = BodyRate.BytesPerSecond;

    private readonly Pipe _pipe = new();

    [Test]
    public async Task TimeOfTheBody_EndsItsPendingRead()
    {
        Options.MemoryBudget = 100L * Second;
        using var rate = Begin(Reserve(10 * Second));
        var read = _pipe.Reader.ReadAsync();
        rate.SetReceived(10 * Second - 1);

        Time.Advance(TimeSpan.FromSeconds(70) - TimeSpan.FromTicks(1));
        Assert.That((rate.IsTooSlow, read.IsCompleted), Is.EqualTo((false, false)));
        Time.Advance(TimeSpan.FromTicks(1));

        Assert.That((rate.IsTooSlow, (await read).IsCanceled), Is.EqualTo((true, true)));
    }

    [Test]
    public void BodyWithoutReservation_HasTheTimeoutAlone()
    {
        using var rate = Begin(null);

        Time.Advance(TimeSpan.FromSeconds(60));

        Assert.That(rate.IsTooSlow, Is.True);
    }

    [TestCase(4 * Second - 1, true)]
    [TestCase(4 * Second, false)]
    public void BodyBehindItsPace_IsEndedWhenARequestBeginsToWait(int received, bool isEnded)
    {
        Options.MemoryBudget = 12L * Second;
        using var rate = Begin(Reserve(10 * Second));
        rate.SetReceived(received);
        Time.Advance(TimeSpan.FromSeconds(64));
        Assert.That(rate.IsTooSlow, Is.False, "nobody waits");

        _ = ReserveAsync(Second);

        Assert.That(rate.IsTooSlow, Is.EqualTo(isEnded));
    }

    [Test]
    public void BodyThatFallsBehindWhileARequestWaits_IsEndedWithinASecond()
    {
        Options.MemoryBudget = 16L * Second;
        Options.MemoryWait = TimeSpan.FromMinutes(5);
        using var rate = Begin(Reserve(10 * Second));
        using var sound = Begin(Reserve(2 * Second));
        rate.SetReceived(300);
        sound.SetReceived(Second);
        _ = ReserveAsync(3 * Second);

        Time.Advance(TimeSpan.FromSeconds(60));
        Assert.That(rate.IsTooSlow, Is.False);
        Time.Advance(TimeSpan.FromSeconds(1) / 4);
        Assert.That(rate.IsTooSlow, Is.False);
        Time.Advance(TimeSpan.FromSeconds(1) - (TimeSpan.FromSeconds(1) / 4));

        Assert.That((rate.IsTooSlow, sound.IsTooSlow), Is.EqualTo((true, false)));
    }

    /// <summary>A sender comes again, and is to find room then.</summary>
    [Test]
    public async Task RequestThatWaitedInVain_CountsAsWaiting()
    {
        Options.MemoryBudget = 12L * Second;
        using var rate = Begin(Reserve(10 * Second));
        var wait = ReserveAsync(Second);
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await wait, Is.Null);

        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(rate.IsTooSlow, Is.False);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(rate.IsTooSlow, Is.True);
    }

    [Test]
    public async Task RequestThatWasTurnedAwayAMinuteAgo_CountsNoMore()
    {
        Options.MemoryBudget = 12L * Second;
        Options.MemoryWait = TimeSpan.Zero;
        using var rate = Begin(Reserve(10 * Second));
        Assert.That(await ReserveAsync(Second), Is.Null);

        Time.Advance(TimeSpan.FromSeconds(65));

        Assert.That(rate.IsTooSlow, Is.False);
    }

    [Test]
    public void SmallBodyThatWaits_DoesNotEndLargeOnes()
    {
        using var rate = Begin(Reserve(600_000));
        Reserve(65_536);
        Reserve(34_000);
        Time.Advance(TimeSpan.FromSeconds(61));

        _ = ReserveAsync(60_000);

        Assert.That((rate.IsTooSlow, Budget.Waiting), Is.EqualTo((false, 1)), "its memory would not help");
    }

    [Test]
    public void BodyThatWasRead_IsNotEnded()
    {
        var rate = Begin(Reserve(600_000));
        rate.Dispose();

        Time.Advance(TimeSpan.FromMinutes(10));
        _ = ReserveAsync(600_000);
        rate.CutOff();

        Assert.That((rate.IsTooSlow, _pipe.Reader.TryRead(out _)), Is.EqualTo((false, false)), "the reader serves another request by then");
    }

    private BodyRate Begin(Reservation? reservation) => new(Time, TimeSpan.FromSeconds(60), _pipe.Reader, reservation);
}
