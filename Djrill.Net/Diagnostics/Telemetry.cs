using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Diagnostics;

/// <summary>Tells the meter, and the health check where the application has added it, what happens.</summary>
internal sealed class Telemetry(Instruments instruments, WebhookHealth? health)
{
    /// <summary>Whether anybody wants to know of single calls. While nobody does they cost no time stamp and no memory.</summary>
    public bool WatchesCalls => instruments.HandlerDuration.Enabled || Spans.HaveListeners;

    /// <summary>What the health check reports, or null where the application has not added it.</summary>
    public WebhookHealth? Health => health;

    public static Telemetry Of(IServiceProvider services)
    {
        var instruments = Instruments.Of(services);
        return services.GetService<WebhookHealth>() is { } health ? new(instruments, health) : instruments.WithoutHealth;
    }

    public void Answered(string outcome, bool refusesSignature)
    {
        instruments.Requests.Add(1, new KeyValuePair<string, object?>(MandrillTelemetry.OutcomeAttribute, outcome));
        if (refusesSignature)
        {
            health?.SignatureRefused();
        }
    }

    public void BodyRead(long size) => instruments.RequestBodySize.Record(size);

    /// <summary>Counts a batch. Its types are looked at only when somebody wants to know them.</summary>
    public void BatchReceived(int count, IEnumerable<string?> eventTypes)
    {
        instruments.BatchSize.Record(count);
        if (count > 0)
        {
            health?.EventsReceived();
        }

        if (instruments.Events.Enabled)
        {
            foreach (var eventType in eventTypes)
            {
                instruments.Events.Add(1, OfType(eventType));
            }
        }
    }

    public void DeliveriesSkipped(int count) => instruments.SkippedDeliveries.Add(count);

    public void HandlerFailed(Exception exception, string handler, string? eventType) => instruments.HandlerFailures.Add(
        1, OfHandler(handler), OfType(eventType), new(MandrillTelemetry.ErrorTypeAttribute, ErrorType(exception)));

    public void DeadLettered(string handler, string? eventType)
    {
        instruments.DeadLetters.Add(1, OfHandler(handler), OfType(eventType));
        health?.DeadLettered();
    }

    public void HandlerTook(TimeSpan duration, string handler, string? eventType, Exception? exception)
    {
        if (exception is null)
        {
            instruments.HandlerDuration.Record(duration.TotalSeconds, OfHandler(handler), OfType(eventType));
        }
        else
        {
            instruments.HandlerDuration.Record(
                duration.TotalSeconds, OfHandler(handler), OfType(eventType), new(MandrillTelemetry.ErrorTypeAttribute, ErrorType(exception)));
        }
    }

    /// <summary>Names an exception by its type: the only part of it that is surely of the application's making.</summary>
    public static string ErrorType(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private static KeyValuePair<string, object?> OfHandler(string handler) => new(MandrillTelemetry.HandlerAttribute, handler);

    private static KeyValuePair<string, object?> OfType(string? eventType) => new(MandrillTelemetry.EventTypeAttribute, EventTypeLabel.Of(eventType));
}
