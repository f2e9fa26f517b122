using System.Diagnostics;

namespace Djrill.Net.Diagnostics;

/// <summary>Every span that the package traces. Each belongs to the span that is current when it starts.</summary>
internal static class Spans
{
    private static readonly ActivitySource Source = new(MandrillTelemetry.ActivitySourceName, PackageVersion.Text);

    public static bool HaveListeners => Source.HasListeners();

    public static Activity? StartBatch(string webhook, int count) =>
        Start(MandrillTelemetry.BatchSpan, webhook)?.SetTag(MandrillTelemetry.BatchEventCountAttribute, count);

    public static Activity? StartHandler(string webhook, string handler, int index, string eventType) => Start(MandrillTelemetry.HandlerSpan, webhook)?
        .SetTag(MandrillTelemetry.HandlerAttribute, handler)
        .SetTag(MandrillTelemetry.EventIndexAttribute, index)
        .SetTag(MandrillTelemetry.EventTypeAttribute, eventType);

    private static Activity? Start(string name, string webhook) =>
        Source.StartActivity(name)?.SetTag(MandrillTelemetry.WebhookAttribute, webhook.Length > 0 ? webhook : null); // A tag of null is not set.

    /// <summary>Says how a batch ended.</summary>
    public static void SetOutcome(Activity? span, string outcome, bool hasFailed)
    {
        span?.SetTag(MandrillTelemetry.OutcomeAttribute, outcome);
        if (hasFailed)
        {
            SetError(span, outcome);
        }
    }

    /// <summary>Says what failed. The status has no description: an exception's message may hold anything.</summary>
    public static void SetError(Activity? span, string errorType) =>
        span?.SetTag(MandrillTelemetry.ErrorTypeAttribute, errorType).SetStatus(ActivityStatusCode.Error);
}
