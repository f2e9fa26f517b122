using System.Diagnostics;

namespace Djrill.Net.Diagnostics;

/// <summary>Every span that the package traces. Each belongs to the span that is current when it starts.</summary>
internal static class Spans
{
    private static readonly ActivitySource Source = new(MandrillTelemetry.ActivitySourceName, PackageVersion.Text);

    public static bool HaveListeners => Source.HasListeners();

    public static Activity? StartBatch(int count) =>
        Source.StartActivity(MandrillTelemetry.BatchSpan)?.SetTag(MandrillTelemetry.BatchEventCountAttribute, count);

    public static Activity? StartHandler(string handler, int index, string eventType) => Source.StartActivity(MandrillTelemetry.HandlerSpan)?
        .SetTag(MandrillTelemetry.HandlerAttribute, handler)
        .SetTag(MandrillTelemetry.EventIndexAttribute, index)
        .SetTag(MandrillTelemetry.EventTypeAttribute, eventType);

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
