using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Diagnostics;

/// <summary>Reports what has piled up, in counts and times alone.</summary>
internal sealed class WebhookHealthCheck(WebhookHealth health, IOptionsMonitor<MandrillHealthCheckOptions> monitor) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var options = monitor.Get(context.Registration.Name);
        var minutes = (int)Math.Ceiling(options.Window.TotalMinutes);
        var (abandoned, refused, silence) = (health.AbandonedWithin(minutes), health.RefusedSignaturesWithin(minutes), health.Silence);

        var problems = new List<string>();
        if (Reaches(abandoned, options.AbandonedThreshold))
        {
            problems.Add(Text($"Events given up within {minutes} minutes: {abandoned}; see message 12 of the log."));
        }

        if (Reaches(refused, options.RefusedSignatureThreshold))
        {
            problems.Add(Text($"Signatures refused within {minutes} minutes: {refused}; see message 4 of the log."));
        }

        if (silence > options.MaxSilence)
        {
            problems.Add(Text($"Minutes without an event: {(long)silence.TotalMinutes}."));
        }

        var data = new Dictionary<string, object> { ["abandoned"] = abandoned, ["refused_signatures"] = refused, ["silence"] = silence };
        if (health.LastEvent is { } lastEvent)
        {
            data["last_event"] = lastEvent;
        }

        return Task.FromResult(problems.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : new HealthCheckResult(context.Registration.FailureStatus, string.Join(' ', problems), data: data));
    }

    private static bool Reaches(int count, int threshold) => threshold > 0 && count >= threshold;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
