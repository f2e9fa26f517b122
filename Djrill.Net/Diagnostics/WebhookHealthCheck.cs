using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Diagnostics;

/// <summary>Reports the current conditions and the counts that reach their thresholds.</summary>
internal sealed class WebhookHealthCheck(WebhookHealth health, IOptionsMonitor<MandrillHealthCheckOptions> monitor) : IHealthCheck
{
    private const int MaxSentences = 10;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var options = monitor.Get(context.Registration.Name);
        var minutes = (int)Math.Ceiling(options.Window.TotalMinutes);
        var (deadLetters, refused, silence) = (health.DeadLettersWithin(minutes), health.RefusedSignaturesWithin(minutes), health.Silence);

        // Unhealthy conditions come first, because only the first 10 sentences are shown.
        IReadOnlyList<HealthCondition> conditions =
        [
            .. health.Conditions.OrderBy(static condition => condition.Status),
            .. OverThreshold(deadLetters, options.DeadLetterThreshold, "Dead letters", minutes, "message 12"),
            .. OverThreshold(refused, options.RefusedSignatureThreshold, "Signatures refused", minutes, "messages 4 and 31"),
            .. TooLongSilence(silence, options),
            .. TooOldBacklog(health.Inbox, options),
        ];

        var data = new Dictionary<string, object>
        {
            ["dead_letters"] = deadLetters.Sum(static webhook => webhook.Count),
            ["refused_signatures"] = refused.Sum(static webhook => webhook.Count),
            ["silence"] = silence,
        };
        if (health.Inbox is { } inbox)
        {
            data["inbox_depth"] = inbox.Depth;
            data["inbox_oldest_due_age"] = inbox.OldestDue;
        }

        if (health.LastEvent is { } lastEvent)
        {
            data["last_event"] = lastEvent;
        }

        return Task.FromResult(conditions.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : new HealthCheckResult(WorstOf(conditions, context.Registration.FailureStatus), Describe(conditions), data: data));
    }

    private static IEnumerable<HealthCondition> OverThreshold(
        IEnumerable<(string Webhook, int Count)> counts, int threshold, string what, int minutes, string messages) =>
        from webhook in counts
        where threshold > 0 && webhook.Count >= threshold
        let prefix = webhook.Webhook.Length == 0 ? "" : $"Webhook '{webhook.Webhook}': "
        select Degraded($"{prefix}{what} within {minutes} minutes: {webhook.Count}; see {messages} of the log.");

    private static IEnumerable<HealthCondition> TooLongSilence(TimeSpan silence, MandrillHealthCheckOptions options) =>
        silence > options.MaxSilence ? [Degraded($"Minutes without an event: {(long)silence.TotalMinutes}.")] : [];

    private static IEnumerable<HealthCondition> TooOldBacklog(InboxMeasurement? inbox, MandrillHealthCheckOptions options) =>
        inbox?.OldestDue > options.MaxInboxAge
            ? [Degraded($"The oldest due event of the inbox has waited for {(long)inbox.OldestDue.TotalMinutes} minutes.")]
            : [];

    private static HealthCondition Degraded(FormattableString sentence) =>
        new(HealthStatus.Degraded, sentence.ToString(CultureInfo.InvariantCulture));

    /// <summary>Gets the worst status. The failure status of the registration replaces <c>Unhealthy</c>.</summary>
    private static HealthStatus WorstOf(IEnumerable<HealthCondition> conditions, HealthStatus failureStatus) =>
        conditions.Min(condition => condition.Status == HealthStatus.Unhealthy ? failureStatus : condition.Status);

    private static string Describe(IEnumerable<HealthCondition> conditions)
    {
        var sentences = conditions.Select(static condition => condition.Sentence).Distinct(StringComparer.Ordinal).ToList();
        var shown = string.Join(' ', sentences.Take(MaxSentences));
        return sentences.Count <= MaxSentences ? shown : FormattableString.Invariant($"{shown} And {sentences.Count - MaxSentences} more.");
    }
}
