using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Diagnostics;

/// <summary>Records measurements, and reports to the health check where the application has added it.</summary>
/// <remarks>No method throws what a listener throws.</remarks>
internal sealed class Telemetry(Instruments instruments, WebhookHealth? health)
{
    /// <summary>Whether single calls are measured or traced. While nobody listens, they cost no time stamp and no memory.</summary>
    public bool WatchesCalls => instruments.HandlerDuration is { Enabled: true } || Spans.HaveListeners;

    /// <summary>What the health check reports, or null where the application has not added it.</summary>
    public WebhookHealth? Health => health;

    public static Telemetry Of(IServiceProvider services)
    {
        var instruments = Instruments.Of(services);
        return services.GetService<WebhookHealth>() is { } health ? new(instruments, health) : instruments.WithoutHealth;
    }

    public void Answered(string outcome, bool refusesSignature)
    {
        instruments.Requests.TryAdd(1, new KeyValuePair<string, object?>(MandrillTelemetry.OutcomeAttribute, outcome));
        if (refusesSignature)
        {
            health?.SignatureRefused();
        }
    }

    public void BodyRead(long size) => instruments.RequestBodySize.TryRecord(size);

    /// <summary>Counts a batch. Its types are read only while somebody listens.</summary>
    public void BatchReceived(int count, IEnumerable<string?> eventTypes)
    {
        instruments.BatchSize.TryRecord(count);
        if (count > 0)
        {
            health?.EventsReceived();
        }

        if (instruments.Events is { Enabled: true })
        {
            foreach (var eventType in eventTypes)
            {
                instruments.Events.TryAdd(1, OfType(eventType));
            }
        }
    }

    public void DeliveriesSkipped(int count) => instruments.SkippedDeliveries.TryAdd(count);

    public void HandlerFailed(Exception exception, string handler, string? eventType) => instruments.HandlerFailures.TryAdd(
        1, OfHandler(handler), OfType(eventType), new(MandrillTelemetry.ErrorTypeAttribute, ErrorType(exception)));

    public void DeadLettered(string handler, string? eventType)
    {
        instruments.DeadLetters.TryAdd(1, OfHandler(handler), OfType(eventType));
        health?.DeadLettered();
    }

    public void HandlerTook(TimeSpan duration, string handler, string? eventType, Exception? exception)
    {
        if (exception is null)
        {
            instruments.HandlerDuration.TryRecord(duration.TotalSeconds, OfHandler(handler), OfType(eventType));
        }
        else
        {
            instruments.HandlerDuration.TryRecord(
                duration.TotalSeconds, OfHandler(handler), OfType(eventType), new(MandrillTelemetry.ErrorTypeAttribute, ErrorType(exception)));
        }
    }

    /// <summary>Names an exception by its type: the only part of it that is surely of the application's making.</summary>
    public static string ErrorType(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private static KeyValuePair<string, object?> OfHandler(string handler) => new(MandrillTelemetry.HandlerAttribute, handler);

    private static KeyValuePair<string, object?> OfType(string? eventType) => new(MandrillTelemetry.EventTypeAttribute, EventTypeLabel.Of(eventType));
}
