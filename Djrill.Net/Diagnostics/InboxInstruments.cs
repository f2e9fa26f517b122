using System.Diagnostics.Metrics;

namespace Djrill.Net.Diagnostics;

/// <summary>The instruments of the inbox.</summary>
internal sealed class InboxInstruments
{
    private static readonly double[] StoreSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    /// <param name="meter">The meter of the package.</param>
    /// <param name="count">Creates a counter from its name, unit and description.</param>
    /// <param name="measure">Creates a histogram from its name, unit, description and boundaries.</param>
    public InboxInstruments(
        Meter meter,
        Func<string, string, string, Counter<long>?> count,
        Func<string, string, string, IReadOnlyList<double>, Histogram<double>?> measure)
    {
        Stored = count(MandrillTelemetry.InboxStored, "{event}", "Events that the inbox stored.");
        Deduplicated = count(MandrillTelemetry.InboxDeduplicated, "{event}", "Resent events that the inbox already had.");
        StoreDuration = measure(MandrillTelemetry.InboxStoreDuration, "s", "Times that storing a batch took.", StoreSeconds);
        Settled = count(MandrillTelemetry.InboxSettled, "{event}", "Events that the inbox settled.");
        Retried = count(MandrillTelemetry.InboxRetried, "{failure}", "Failed calls that the inbox retries.");
        Depth = InstrumentExtensions.TryCreate(() => meter.CreateObservableUpDownCounter(
            MandrillTelemetry.InboxDepth, () => Backlog.Depth, "{event}", "Events in the inbox that are not settled."));
        OldestDue = InstrumentExtensions.TryCreate(() => meter.CreateObservableGauge(
            MandrillTelemetry.InboxOldestDue, () => Backlog.OldestDue.TotalSeconds, "s", "Age of the oldest due event in the inbox."));
    }

    public Counter<long>? Stored { get; }

    public Counter<long>? Deduplicated { get; }

    public Histogram<double>? StoreDuration { get; }

    public Counter<long>? Settled { get; }

    public Counter<long>? Retried { get; }

    /// <summary>Gets or sets the values for <see cref="Depth"/> and <see cref="OldestDue"/>.</summary>
    public InboxMeasurement Backlog { get; set; } = new(0, TimeSpan.Zero);

    public ObservableUpDownCounter<long>? Depth { get; }

    public ObservableGauge<double>? OldestDue { get; }

    public void CountSettled(int handled, int ignored)
    {
        Settled.TryAdd(handled, new() { { MandrillTelemetry.OutcomeAttribute, "handled" } });
        Settled.TryAdd(ignored, new() { { MandrillTelemetry.OutcomeAttribute, "ignored" } });
    }
}
