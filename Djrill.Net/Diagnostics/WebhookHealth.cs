using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Holds the state that the health check reports. It exists only if the application has added the check. Thread-safe.
/// </summary>
internal sealed class WebhookHealth(TimeProvider time)
{
    private const string DeadLetters = "dead letters";
    private const string RefusedSignatures = "refused signatures";

    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly ConcurrentDictionary<(string Kind, string Webhook), MinuteCounts> _counts = [];
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

    public void DeadLettered(string webhook) => Add(DeadLetters, webhook);

    public void SignatureRefused(string webhook) => Add(RefusedSignatures, webhook);

    /// <summary>Counts the dead letters of each webhook that had any.</summary>
    public IReadOnlyList<(string Webhook, int Count)> DeadLettersWithin(int minutes) => Count(DeadLetters, minutes);

    /// <summary>Counts the refused signatures of each webhook that had any.</summary>
    public IReadOnlyList<(string Webhook, int Count)> RefusedSignaturesWithin(int minutes) => Count(RefusedSignatures, minutes);

    private void Add(string kind, string webhook) => _counts.GetOrAdd((kind, webhook), static _ => new()).Add(time.GetUtcNow());

    private List<(string Webhook, int Count)> Count(string kind, int minutes) =>
    [
        .. _counts.Where(counts => counts.Key.Kind == kind).OrderBy(static counts => counts.Key.Webhook, StringComparer.Ordinal)
            .Select(counts => (counts.Key.Webhook, counts.Value.Last(minutes, time.GetUtcNow()))),
    ];

    private bool HasEnded(HealthCondition condition) => condition.Until <= time.GetUtcNow();
}
