using System.Diagnostics;
using static Djrill.Net.MandrillTelemetry;

namespace Djrill.Net.Diagnostics;

/// <summary>The spans of the package. Each span is a child of the current one.</summary>
internal static class Spans
{
    private static readonly ActivitySource? Source = CreateSource();

    public static bool HaveListeners => Source?.HasListeners() == true;

    public static SafeSpan? StartBatch(string webhook, int count) =>
        Start(BatchSpan, webhook)?.SetTag(BatchEventCountAttribute, count);

    public static SafeSpan? StartHandler(string webhook, string handler, int index, string eventType) => Start(HandlerSpan, webhook)?
        .SetTag(HandlerAttribute, handler)
        .SetTag(EventIndexAttribute, index)
        .SetTag(EventTypeAttribute, eventType);

    private static SafeSpan? Start(string name, string webhook) =>
        SafeSpan.Start(Source, name)?.SetTag(WebhookAttribute, webhook.Length > 0 ? webhook : null); // A tag of null is not set.

    /// <summary>Sets how a batch ended.</summary>
    public static void SetOutcome(SafeSpan? span, string outcome, bool hasFailed)
    {
        span?.SetTag(OutcomeAttribute, outcome);
        if (hasFailed)
        {
            SetError(span, outcome);
        }
    }

    /// <summary>Marks a span as failed. The status has no description, because an exception's message may hold personal data.</summary>
    public static void SetError(SafeSpan? span, string errorType) =>
        span?.SetTag(ErrorTypeAttribute, errorType).SetError();

    private static ActivitySource? CreateSource()
    {
        try
        {
            return new(ActivitySourceName, PackageVersion.Text);
        }
        catch (Exception)
        {
            // The constructor calls listeners of the application.
            return null;
        }
    }
}
