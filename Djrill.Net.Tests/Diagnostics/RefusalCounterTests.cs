using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Diagnostics;

/// <summary>Which refusals get a Warning of their own, and what becomes of the others.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RefusalCounterTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<RefusalCounts> _reports = [];
    private readonly RefusalCounter _counter;

    public RefusalCounterTests() => _counter = new(_time, counts =>
    {
        lock (_reports)
        {
            _reports.Add(counts);
        }
    });

    [Test]
    public void Unauthenticated_IsCountedAndReportedAfterAMinute()
    {
        var warned = _counter.MayWarn("wrong_secret", false) | _counter.MayWarn("wrong_secret", false) | _counter.MayWarn("wrong_method", false);
        _time.Advance(TimeSpan.FromSeconds(59));
        var early = _reports.Count;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((warned, early), Is.EqualTo((false, 0)));
        Assert.That(_reports, Is.EqualTo(new[] { new RefusalCounts(3, "wrong_method 1, wrong_secret 2", TimeSpan.FromMinutes(1)) }));
    }

    [Test]
    public void Authenticated_GetsTenWarningsAMinuteAndIsCountedThen()
    {
        var first = Enumerable.Range(0, 13).Count(_ => _counter.MayWarn("wrong_signature", true));
        _time.Advance(TimeSpan.FromMinutes(1));
        var second = Enumerable.Range(0, 11).Count(_ => _counter.MayWarn("bad_body", true));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That((first, second), Is.EqualTo((10, 10)));
        Assert.That(_reports.Select(static report => report.Reasons), Is.EqualTo(["wrong_signature 3", "bad_body 1"]));
    }

    [Test]
    public void MinuteWithWarningsAlone_IsNotReported()
    {
        _counter.MayWarn("wrong_signature", true);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(_reports, Is.Empty);
    }

    [Test]
    public void QuietMinutes_AreNotReported()
    {
        _counter.MayWarn("wrong_secret", false);
        _time.Advance(TimeSpan.FromHours(1));
        _counter.MayWarn("wrong_secret", false);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.That(_reports.Select(static report => report.Count), Is.EqualTo([1, 1]));
    }

    [Test]
    public void Flush_ReportsTheBegunMinuteOnce()
    {
        _counter.MayWarn("wrong_secret", false);
        _time.Advance(TimeSpan.FromSeconds(7));
        _counter.Flush();
        _counter.Flush();
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.That(_reports, Is.EqualTo(new[] { new RefusalCounts(1, "wrong_secret 1", TimeSpan.FromSeconds(7)) }));
    }

    [Test]
    public void TimerOfAFlushedMinute_LeavesTheNextMinuteWhole()
    {
        _counter.MayWarn("wrong_secret", false);
        _time.Advance(TimeSpan.FromSeconds(50));
        _counter.Flush();
        _counter.MayWarn("wrong_secret", false);
        _time.Advance(TimeSpan.FromSeconds(50));
        var early = _reports.Count;
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.That((early, _reports.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public void WithoutTimers_TheNextRefusalReports()
    {
        var time = new TimeWithoutTimers();
        var counter = new RefusalCounter(time, _reports.Add);
        counter.MayWarn("wrong_secret", false);
        time.Now += TimeSpan.FromMinutes(3).Ticks;
        counter.MayWarn("wrong_secret", false);

        Assert.That(_reports, Is.EqualTo(new[] { new RefusalCounts(1, "wrong_secret 1", TimeSpan.FromMinutes(3)) }));
    }

    [Test]
    public void Timer_KeepsNothingOfTheRequestThatBeganTheMinute()
    {
        var time = new TimeWithoutTimers();
        _ = new RefusalCounter(time, _reports.Add);

        Assert.That((time.IsFlowSuppressed, ExecutionContext.IsFlowSuppressed()), Is.EqualTo((true, false)));
    }

    /// <summary>30,000 refusals a second for a minute, by eight threads, while the time goes on.</summary>
    [Test]
    public void MinuteOfAFlood_IsCountedRightInFewLines()
    {
        const int Threads = 8;
        const int PerSecond = 30_000 / Threads;
        var warnings = 0L;
        using var second = new Barrier(Threads, _ => _time.Advance(TimeSpan.FromSeconds(1)));

        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < 60; i++)
            {
                for (var j = 0; j < PerSecond; j++)
                {
                    var isAuthenticated = (j + thread) % 10 == 0;
                    if (_counter.MayWarn(isAuthenticated ? "wrong_signature" : "wrong_secret", isAuthenticated))
                    {
                        Interlocked.Increment(ref warnings);
                    }
                }

                second.SignalAndWait();
            }
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        _counter.Flush();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(warnings, Is.EqualTo(RefusalCounter.MaxWarnings));
            Assert.That(_reports.Select(static report => report.Reasons), Is.EqualTo(["wrong_secret 1620000, wrong_signature 179990"]));
        }
    }
}
