using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Diagnostics;

/// <summary>Tells the meter, and the health check where the application has added it, what happens to a webhook.</summary>
/// <remarks>The measurements of a named webhook hold its name; those of the default webhook are as if there were no others.</remarks>
internal sealed class Telemetry(Instruments instruments, WebhookHealth? health, string webhook)
{
    /// <summary>Whether anybody wants to know of single calls. While nobody does they cost no time stamp and no memory.</summary>
    public bool WatchesCalls => instruments.HandlerDuration.Enabled || Spans.HaveListeners;

    /// <summary>What the health check reports, or null where the application has not added it.</summary>
    public WebhookHealth? Health => health;

    /// <summary>Gets the registered name of the webhook, or empty.</summary>
    public string Webhook => webhook;

    public static Telemetry Of(IServiceProvider services, string webhook)
    {
        var instruments = Instruments.Of(services);
        var health = services.GetService<WebhookHealth>();
        return health is null && webhook.Length == 0 ? instruments.WithoutHealth : new(instruments, health, webhook);
    }

    public void Answered(string outcome, bool refusesSignature)
    {
        instruments.Requests.Add(1, Tags(new KeyValuePair<string, object?>(MandrillTelemetry.OutcomeAttribute, outcome)));
        if (refusesSignature)
        {
            health?.SignatureRefused(webhook);
        }
    }

    public void BodyRead(long size) => instruments.RequestBodySize.Record(size, Tags());

    /// <summary>Counts a batch. Its types are looked at only when somebody wants to know them.</summary>
    public void BatchReceived(int count, IEnumerable<string?> eventTypes)
    {
        instruments.BatchSize.Record(count, Tags());
        if (count > 0)
        {
            health?.EventsReceived();
        }

        if (instruments.Events.Enabled)
        {
            foreach (var eventType in eventTypes)
            {
                instruments.Events.Add(1, Tags(OfType(eventType)));
            }
        }
    }

    public void DeliveriesSkipped(int count) => instruments.SkippedDeliveries.Add(count, Tags());

    public void HandlerFailed(Exception exception, string handler, string? eventType) => instruments.HandlerFailures.Add(
        1, Tags(OfHandler(handler), OfType(eventType), new(MandrillTelemetry.ErrorTypeAttribute, ErrorType(exception))));

    public void DeadLettered(string handler, string? eventType)
    {
        instruments.DeadLetters.Add(1, Tags(OfHandler(handler), OfType(eventType)));
        health?.DeadLettered(webhook);
    }

    public void HandlerTook(TimeSpan duration, string handler, string? eventType, Exception? exception)
    {
        if (exception is null)
        {
            instruments.HandlerDuration.Record(duration.TotalSeconds, Tags(OfHandler(handler), OfType(eventType)));
        }
        else
        {
            instruments.HandlerDuration.Record(
                duration.TotalSeconds, Tags(OfHandler(handler), OfType(eventType), new(MandrillTelemetry.ErrorTypeAttribute, ErrorType(exception))));
        }
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

    private static KeyValuePair<string, object?> OfType(string? eventType) => new(MandrillTelemetry.EventTypeAttribute, EventTypeLabel.Of(eventType));
}
