using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Holds the state for the health check. Registered only if the application has added the health check. Thread-safe.
/// </summary>
internal sealed class WebhookHealth(TimeProvider time)
{
    private const string DeadLetters = "dead letters";
    private const string RefusedSignatures = "refused signatures";

    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly ConcurrentDictionary<(string Kind, string Webhook), MinuteCounts> _counts = [];
    private readonly ConcurrentDictionary<string, HealthCondition> _conditions = new(StringComparer.Ordinal);
    private long _lastEvent;
    private volatile InboxMeasurement? _inbox;

    /// <summary>Gets the time at which the last event arrived, or null.</summary>
    public DateTimeOffset? LastEvent =>
        Volatile.Read(ref _lastEvent) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Gets the time since the last event. Before the first event, gets the time since the start.</summary>
    public TimeSpan Silence => time.GetUtcNow() - (LastEvent ?? _start);

    /// <summary>Gets or sets the last measurement of the inbox. Null without an inbox.</summary>
    public InboxMeasurement? Inbox
    {
        get => _inbox;
        set => _inbox = value;
    }

    /// <summary>Gets the current conditions, sorted by key.</summary>
    public IReadOnlyList<HealthCondition> Conditions =>
    [
        .. _conditions.OrderBy(static condition => condition.Key, StringComparer.Ordinal).Select(static condition => condition.Value)
            .Where(condition => !HasEnded(condition)),
    ];

    /// <summary>Gets the number of conditions in memory, including expired conditions.</summary>
    public int KeptConditions => _conditions.Count;

    /// <summary>Adds or replaces a condition. The condition stays until it is cleared or expires.</summary>
    /// <param name="condition">The key of the condition, such as <c>nobody-listening</c>.</param>
    /// <param name="status"><c>Degraded</c> or <c>Unhealthy</c>.</param>
    /// <param name="sentence">A sentence for the report.</param>
    /// <param name="until">The time at which the condition expires, or null.</param>
    public void Report(string condition, HealthStatus status, string sentence, DateTimeOffset? until = null)
    {
        // Expired conditions are removed only here.
        foreach (var ended in _conditions.Where(reported => HasEnded(reported.Value)))
        {
            _conditions.TryRemove(ended);
        }

        _conditions[condition] = new(status, sentence, until);
    }

    /// <summary>Clears a condition. Does nothing if there is no condition with the key.</summary>
    /// <param name="condition">The key of the condition.</param>
    public void Clear(string condition) => _conditions.TryRemove(condition, out _);

    public void EventsReceived() => Volatile.Write(ref _lastEvent, time.GetUtcNow().UtcTicks);

    public void DeadLettered(string webhook) => Add(DeadLetters, webhook);

    public void SignatureRefused(string webhook) => Add(RefusedSignatures, webhook);

    /// <summary>Gets the number of dead letters within the last minutes, for each webhook with dead letters.</summary>
    public IReadOnlyList<(string Webhook, int Count)> DeadLettersWithin(int minutes) => Count(DeadLetters, minutes);

    /// <summary>Gets the number of refused signatures within the last minutes, for each webhook with refused signatures.</summary>
    public IReadOnlyList<(string Webhook, int Count)> RefusedSignaturesWithin(int minutes) => Count(RefusedSignatures, minutes);

    private void Add(string kind, string webhook) => _counts.GetOrAdd((kind, webhook), static _ => new()).Add(time.GetUtcNow());

    private List<(string Webhook, int Count)> Count(string kind, int minutes) =>
    [
        .. _counts.Where(counts => counts.Key.Kind == kind).OrderBy(static counts => counts.Key.Webhook, StringComparer.Ordinal)
            .Select(counts => (counts.Key.Webhook, counts.Value.Last(minutes, time.GetUtcNow()))),
    ];

    private bool HasEnded(HealthCondition condition) => condition.Until <= time.GetUtcNow();
}
