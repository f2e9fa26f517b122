using Djrill.Net.Events;

namespace Djrill.Net.Sample;

/// <summary>
/// Gives events the present time, so that their idempotency keys are new. Times are whole seconds, so each further post, and each event
/// that would equal another one, is a second later.
/// </summary>
/// <param name="setTime">Changes the time of an event.</param>
internal sealed class FreshTimes(Func<MandrillEvent, long, MandrillEvent> setTime)
{
    /// <summary>Any time: events that have equal keys at this time would have equal keys at each other time.</summary>
    private const long ComparedTime = 1_000_000_000;

    /// <summary>The next free time of each event, by the key that it has at the compared time.</summary>
    private readonly Dictionary<string, long> _nextTimes = [];
    private long _start;

    /// <summary>Renews the events of one post.</summary>
    public IEnumerable<MandrillEvent> Renew(IReadOnlyList<MandrillEvent> events)
    {
        _start = Math.Max(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), _start + 1);
        var times = new Dictionary<string, long>();
        foreach (var original in events)
        {
            // Two snapshots of one event stay one event.
            if (!times.TryGetValue(original.IdempotencyKey, out var time))
            {
                times[original.IdempotencyKey] = time = FindTime(original);
            }

            yield return setTime(original, time);
        }
    }

    private long FindTime(MandrillEvent original)
    {
        var key = setTime(original, ComparedTime).IdempotencyKey;
        var time = Math.Max(_start, _nextTimes.GetValueOrDefault(key));
        _nextTimes[key] = time + 1;
        return time;
    }
}
