using System.Diagnostics;
using static Djrill.Net.MandrillTelemetry;

namespace Djrill.Net.Diagnostics;

/// <summary>Records measurements, and reports to the health check if the application has added one.</summary>
/// <remarks>
/// Exceptions from listeners are ignored. The measurements of a named webhook include the name of the webhook.
/// </remarks>
internal sealed class Telemetry(Instruments instruments, WebhookHealth? health, string webhook)
{
    /// <summary>Gets whether calls of subscribers and handlers are measured or traced.</summary>
    public bool MeasuresCalls => instruments.HandlerDuration is { Enabled: true } || Spans.HaveListeners;

    /// <summary>Gets the state of the health check, or null if the application has not added the check.</summary>
    public WebhookHealth? Health => health;

    /// <summary>Gets the registered name of the webhook. Empty for the default webhook.</summary>
    public string Webhook => webhook;

    public void Answered(string outcome, bool refusesSignature)
    {
        instruments.Requests.TryAdd(1, Tags(new KeyValuePair<string, object?>(OutcomeAttribute, outcome)));
        if (refusesSignature)
        {
            health?.SignatureRefused(webhook);
        }
    }

    public void BodyRead(long size) => instruments.RequestBodySize.TryRecord(size, Tags());

    /// <summary>Counts a batch and its events. The event types are enumerated only while a listener is enabled.</summary>
    public void BatchReceived(int count, IEnumerable<string?> eventTypes)
    {
        instruments.BatchSize.TryRecord(count, Tags());
        if (count > 0)
        {
            health?.EventsReceived();
        }

        if (instruments.Events is { Enabled: true })
        {
            foreach (var eventType in eventTypes)
            {
                instruments.Events.TryAdd(1, Tags(OfType(eventType)));
            }
        }
    }

    public void DeliveriesSkipped(int count) => instruments.SkippedDeliveries.TryAdd(count, Tags());

    public void HandlerFailed(Exception exception, string handler, string? eventType) => instruments.HandlerFailures.TryAdd(
        1, Tags(OfHandler(handler), OfType(eventType), new(ErrorTypeAttribute, ErrorType(exception))));

    /// <summary>Records that the inbox stored a batch.</summary>
    public void Stored(int stored, int known, TimeSpan duration)
    {
        instruments.Inbox.Stored.TryAdd(stored, Tags());
        instruments.Inbox.Deduplicated.TryAdd(known, Tags());
        instruments.Inbox.StoreDuration.TryRecord(duration.TotalSeconds, Tags());
    }

    public void Retried(string handler, string? eventType) =>
        instruments.Inbox.Retried.TryAdd(1, Tags(OfHandler(handler), OfType(eventType)));

    public void DeadLettered(string handler, string? eventType)
    {
        instruments.DeadLetters.TryAdd(1, Tags(OfHandler(handler), OfType(eventType)));
        health?.DeadLettered(webhook);
    }

    public void HandlerTook(TimeSpan duration, string handler, string? eventType, Exception? exception)
    {
        var tags = Tags(OfHandler(handler), OfType(eventType));
        if (exception is not null)
        {
            tags.Add(ErrorTypeAttribute, ErrorType(exception));
        }

        instruments.HandlerDuration.TryRecord(duration.TotalSeconds, tags);
    }

    /// <summary>
    /// Gets the name of the type of an exception. The exception's message is not recorded, because the message may contain personal data.
    /// </summary>
    public static string ErrorType(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private TagList Tags(params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = new TagList(tags);
        if (webhook.Length > 0)
        {
            all.Add(WebhookAttribute, webhook);
        }

        return all;
    }

    private static KeyValuePair<string, object?> OfHandler(string handler) => new(HandlerAttribute, handler);

    private static KeyValuePair<string, object?> OfType(string? eventType) => new(EventTypeAttribute, EventTypeLabel.For(eventType));
}
