using System.Diagnostics;

namespace Djrill.Net.Diagnostics;

/// <summary>Records measurements, and reports to the health check where the application has added it.</summary>
/// <remarks>
/// No method throws what a listener throws. The measurements of a named webhook hold its name; those of the default webhook
/// are as if there were no others.
/// </remarks>
internal sealed class Telemetry(Instruments instruments, WebhookHealth? health, string webhook)
{
    /// <summary>Whether single calls are measured or traced. While nobody listens, they cost no time stamp and no memory.</summary>
    public bool WatchesCalls => instruments.HandlerDuration is { Enabled: true } || Spans.HaveListeners;

    /// <summary>What the health check reports, or null where the application has not added it.</summary>
    public WebhookHealth? Health => health;

    /// <summary>Gets the registered name of the webhook, or empty.</summary>
    public string Webhook => webhook;
    public void Answered(string outcome, bool refusesSignature)
    {
        instruments.Requests.TryAdd(1, Tags(new KeyValuePair<string, object?>(MandrillTelemetry.OutcomeAttribute, outcome)));
        if (refusesSignature)
        {
            health?.SignatureRefused(webhook);
        }
    }

    public void BodyRead(long size) => instruments.RequestBodySize.TryRecord(size, Tags());

    /// <summary>Counts a batch. Its types are read only while somebody listens.</summary>
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
        1, Tags(OfHandler(handler), OfType(eventType), new(MandrillTelemetry.ErrorTypeAttribute, ErrorType(exception))));

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
            tags.Add(MandrillTelemetry.ErrorTypeAttribute, ErrorType(exception));
        }

        instruments.HandlerDuration.TryRecord(duration.TotalSeconds, tags);
    }

    /// <summary>Names an exception by its type: the only part of it that is surely of the application's making.</summary>
    public static string ErrorType(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private TagList Tags(params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = new TagList(tags);
        if (webhook.Length > 0)
        {
            all.Add(MandrillTelemetry.WebhookAttribute, webhook);
        }

        return all;
    }

    private static KeyValuePair<string, object?> OfHandler(string handler) => new(MandrillTelemetry.HandlerAttribute, handler);

    private static KeyValuePair<string, object?> OfType(string? eventType) => new(MandrillTelemetry.EventTypeAttribute, EventTypeLabel.For(eventType));
}
