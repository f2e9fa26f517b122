using Djrill.Net.Diagnostics;

namespace Djrill.Net.Tests.Diagnostics;

internal sealed class MinuteCountsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Last_CountsTheMinutesAskedForAndNoOther()
    {
        var counts = new MinuteCounts();
        foreach (var minute in new[] { 0, 0, 4, 5 })
        {
            counts.Add(Start.AddMinutes(minute).AddSeconds(59));
        }

        Assert.That(
            new[] { 1, 2, 5, 6, 1440 }.Select(minutes => counts.Last(minutes, Start.AddMinutes(5))),
            Is.EqualTo([1, 2, 2, 4, 4]));
    }

    [Test]
    public void ADayLater_TheSameMinuteStartsAnew()
    {
        var counts = new MinuteCounts();
        counts.Add(Start);
        counts.Add(Start.AddDays(1));

        Assert.That(counts.Last(MinuteCounts.MaxMinutes, Start.AddDays(1)), Is.EqualTo(1));
    }

    [Test]
    public void ClockSetBack_CountsNothingThatIsToCome()
    {
        var counts = new MinuteCounts();
        counts.Add(Start.AddMinutes(10));

        Assert.That(counts.Last(5, Start), Is.Zero);
    }
}
