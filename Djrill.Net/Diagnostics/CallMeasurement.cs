namespace Djrill.Net.Diagnostics;

/// <summary>Measures and traces one call of a subscriber or a handler. Created only while a metric or trace listener is enabled.</summary>
internal sealed class CallMeasurement(Telemetry telemetry, TimeProvider time, string handler, int index, string? eventType) : IDisposable
{
    private readonly SafeSpan? _span = Spans.StartHandler(telemetry.Webhook, handler, index, EventTypeLabel.For(eventType));
    private readonly long _start = time.GetTimestamp();

    /// <summary>Records the duration and the result of the call.</summary>
    public void End(Exception? exception)
    {
        telemetry.HandlerTook(time.GetElapsedTime(_start), handler, eventType, exception);
        if (exception is not null)
        {
            Spans.SetError(_span, Telemetry.ErrorType(exception));
        }
    }

    public void Dispose() => _span?.Dispose();
}
