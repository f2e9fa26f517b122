using System.Diagnostics;
using static Djrill.Net.MandrillTelemetry;

namespace Djrill.Net.Diagnostics;

/// <summary>Starts the spans of the package. Each span is a child of the current span.</summary>
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

    /// <summary>Starts the span of an event of the inbox, as a child of the span of its request (<c>traceparent</c>).</summary>
    public static SafeSpan? StartInboxEvent(string webhook, string? traceParent) => Start(InboxEventSpan, webhook, traceParent);

    /// <summary>Starts the span of the explanation of a wrong signature.</summary>
    public static SafeSpan? StartSignature(string webhook) => Start(SignatureSpan, webhook);

    /// <summary>Sets the mistakes that explain a wrong signature.</summary>
    public static void SetMistakes(SafeSpan? span, IReadOnlyList<string> words, bool isComplete) => span?
        .SetTag(SignatureMistakesAttribute, words.Count > 0 ? string.Join(", ", words) : isComplete ? "none" : "unknown")
        .SetError();

    private static SafeSpan? Start(string name, string webhook, string? traceParent = null) =>
        SafeSpan.Start(Source, name, traceParent)?.SetTag(WebhookAttribute, webhook.Length > 0 ? webhook : null); // SetTag ignores null.

    /// <summary>Sets the outcome of a batch.</summary>
    public static void SetOutcome(SafeSpan? span, string outcome, bool hasFailed)
    {
        span?.SetTag(OutcomeAttribute, outcome);
        if (hasFailed)
        {
            SetError(span, outcome);
        }
    }

    /// <summary>
    /// Marks a span as failed. The status has no description, because the message of an exception may contain personal data.
    /// </summary>
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
            // The constructor calls the application's listeners.
            return null;
        }
    }
}
