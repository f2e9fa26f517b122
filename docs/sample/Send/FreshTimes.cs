using Djrill.Net.Events;

namespace Djrill.Net.Sample;

/// <summary>
/// Gives events the present time, so that their idempotency keys are new. Times are whole seconds, so each further post, and each event
/// that would equal another one, is a second later.
/// </summary>
internal sealed class FreshTimes
{
    private readonly HashSet<string> _keys = [];
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

            yield return EventTime.Set(original, time);
        }
    }

    private long FindTime(MandrillEvent original)
    {
        var time = _start;
        while (!_keys.Add(EventTime.Set(original, time).IdempotencyKey))
        {
            time++;
        }

        return time;
    }
}
