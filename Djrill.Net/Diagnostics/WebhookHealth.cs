using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Keeps what the health check reports. It exists only where the application has added the check. All members are thread-safe.
/// </summary>
internal sealed class WebhookHealth(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly ConcurrentDictionary<string, MinuteCounts> _deadLetters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MinuteCounts> _refusedSignatures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HealthCondition> _conditions = new(StringComparer.Ordinal);
    private long _lastEvent;

    /// <summary>When the last batch with an event in it arrived, or null.</summary>
    public DateTimeOffset? LastEvent => Volatile.Read(ref _lastEvent) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>How long no event has come, counted from the start where none has come at all.</summary>
    public TimeSpan Silence => time.GetUtcNow() - (LastEvent ?? _start);

    /// <summary>The reported conditions that were not cleared and have not ended, in the order of their keys.</summary>
    public IReadOnlyList<HealthCondition> Conditions =>
    [
        .. _conditions.OrderBy(static condition => condition.Key, StringComparer.Ordinal).Select(static condition => condition.Value)
            .Where(condition => !HasEnded(condition)),
    ];

    /// <summary>The number of conditions in memory, those that have ended included.</summary>
    public int KeptConditions => _conditions.Count;

    /// <summary>Reports a condition until it is cleared. Reporting the same condition again replaces its status and sentence.</summary>
    /// <param name="condition">A stable key, such as <c>nobody-listening</c>.</param>
    /// <param name="status">Degraded or unhealthy.</param>
    /// <param name="sentence">One sentence for the report.</param>
    /// <param name="until">When the condition ends by itself, or null for never.</param>
    public void Report(string condition, HealthStatus status, string sentence, DateTimeOffset? until = null)
    {
        // Nobody clears a condition that ends by itself, such as that of a batch that never comes again.
        foreach (var ended in _conditions.Where(reported => HasEnded(reported.Value)))
        {
            _conditions.TryRemove(ended);
        }

        _conditions[condition] = new(status, sentence, until);
    }

    /// <summary>Clears a condition. Clearing one that was not reported does nothing.</summary>
    /// <param name="condition">The key with which it was reported.</param>
    public void Clear(string condition) => _conditions.TryRemove(condition, out _);

    public void EventsReceived() => Volatile.Write(ref _lastEvent, time.GetUtcNow().UtcTicks);

    public void DeadLettered(string webhook) => _deadLetters.GetOrAdd(webhook, static _ => new()).Add(time.GetUtcNow());

    public void SignatureRefused(string webhook) => _refusedSignatures.GetOrAdd(webhook, static _ => new()).Add(time.GetUtcNow());

    /// <summary>Counts the dead letters of each webhook that had any.</summary>
    public IReadOnlyList<(string Webhook, int Count)> DeadLettersWithin(int minutes) => Count(_deadLetters, minutes);

    /// <summary>Counts the refused signatures of each webhook that had any.</summary>
    public IReadOnlyList<(string Webhook, int Count)> RefusedSignaturesWithin(int minutes) => Count(_refusedSignatures, minutes);

    private List<(string Webhook, int Count)> Count(ConcurrentDictionary<string, MinuteCounts> counts, int minutes) =>
    [
        .. counts.OrderBy(static webhook => webhook.Key, StringComparer.Ordinal)
            .Select(webhook => (webhook.Key, webhook.Value.Last(minutes, time.GetUtcNow()))),
    ];

    private bool HasEnded(HealthCondition condition) => condition.Until <= time.GetUtcNow();
}
