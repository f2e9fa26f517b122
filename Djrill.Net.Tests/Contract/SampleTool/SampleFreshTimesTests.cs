extern alias sample;

using Djrill.Net.Events;
using sample::Djrill.Net.Sample;

namespace Djrill.Net.Tests.Contract.SampleTool;

internal sealed class SampleFreshTimesTests
{
    [Test]
    public void EventsThatDifferInTheirTimesAlone_GetDifferentTimesWithoutASearch()
    {
        const int Count = 2000;
        var calls = 0;
        var times = new FreshTimes((original, seconds) =>
        {
            calls++;
            return EventTime.Set(original, seconds);
        });

        var events = Enumerable.Range(0, Count).Select(static i => MandrillEvent.Parse($$"""{"event":"open","_id":"a","ts":{{i}}}""")).ToList();
        var renewed = times.Renew(events).Concat(times.Renew(events)).ToList();

        Assert.That(renewed.Select(static one => one.IdempotencyKey), Is.Unique);
        Assert.That(calls, Is.AtMost(4 * Count), "Each event is written twice: once to be compared, and once with its time.");
    }
}
