using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Holds the state that the health check reports. It exists only if the application has added the check. Thread-safe.
/// </summary>
internal sealed class WebhookHealth(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly ConcurrentDictionary<string, MinuteCounts> _deadLetters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MinuteCounts> _refusedSignatures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HealthCondition> _conditions = new(StringComparer.Ordinal);
    private long _lastEvent;

    /// <summary>Gets when the last batch with an event arrived, or null.</summary>
    public DateTimeOffset? LastEvent => Volatile.Read(ref _lastEvent) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Gets the time since the last event, or since the start before the first event.</summary>
    public TimeSpan Silence => time.GetUtcNow() - (LastEvent ?? _start);

    /// <summary>Gets the reported conditions that were neither cleared nor expired, in the order of their keys.</summary>
    public IReadOnlyList<HealthCondition> Conditions =>
    [
        .. _conditions.OrderBy(static condition => condition.Key, StringComparer.Ordinal).Select(static condition => condition.Value)
            .Where(condition => !HasEnded(condition)),
    ];

    /// <summary>Gets the number of conditions in memory, expired ones included.</summary>
    public int KeptConditions => _conditions.Count;

    /// <summary>Reports a condition, which stays until it is cleared or expires. Reporting it again replaces its status and sentence.</summary>
    /// <param name="condition">A stable key, such as <c>nobody-listening</c>.</param>
    /// <param name="status">Degraded or unhealthy.</param>
    /// <param name="sentence">One sentence for the report.</param>
    /// <param name="until">When the condition expires, or null.</param>
    public void Report(string condition, HealthStatus status, string sentence, DateTimeOffset? until = null)
    {
        // Nothing else removes an expired condition, such as that of a batch that is never sent again.
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
