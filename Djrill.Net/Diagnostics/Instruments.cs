using System.Diagnostics.Metrics;

namespace Djrill.Net.Diagnostics;

/// <summary>The instruments of the meter. An instrument without a listener costs almost nothing.</summary>
/// <remarks>An instrument is null if a listener threw when the instrument was published.</remarks>
internal sealed class Instruments
{
    private static readonly Instruments WithoutFactory = new(new Meter(MandrillTelemetry.MeterName, PackageVersion.Text));

    private Instruments(Meter meter)
    {
        Requests = Count(MandrillTelemetry.Requests, "{request}", "Requests answered.");
        RequestBodySize = Measure<long>(
            MandrillTelemetry.RequestBodySize,
            "By",
            "Sizes of the request bodies read.",
            [1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 24, 1 << 25, 1 << 26, 1 << 27]);
        BatchSize = Measure<long>(
            MandrillTelemetry.BatchSize,
            "{event}",
            "Numbers of events in the batches.",
            [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]);
        Events = Count(MandrillTelemetry.Events, "{event}", "Events that arrived.");
        SkippedDeliveries = Count(
            MandrillTelemetry.SkippedDeliveries,
            "{delivery}",
            "Deliveries of resent batches that were skipped, because their recipients had handled them.");
        DeadLetters = Count(MandrillTelemetry.DeadLetters, "{delivery}", "Deliveries settled as dead letters.");
        HandlerFailures = Count(MandrillTelemetry.HandlerFailures, "{failure}", "Failures of subscribers and handlers.");
        HandlerDuration = Measure(
            MandrillTelemetry.HandlerDuration,
            "s",
            "Times that calls of subscribers and handlers took.",
            [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]);
        ReservedMemory = Observe(
            MandrillTelemetry.ReservedMemory,
            () => Memory.Reserved,
            "By",
            "Bytes of 'MemoryBudget' that requests in flight have reserved.");
        WaitingRequests = Observe(
            MandrillTelemetry.WaitingRequests, () => Memory.Waiting, "{request}", "Requests that wait unread for room in 'MemoryBudget'.");
        Inbox = new(meter, Count, Measure<double>);

        Counter<long>? Count(string name, string unit, string description) =>
            InstrumentExtensions.TryCreate(() => meter.CreateCounter<long>(name, unit, description));

        Histogram<T>? Measure<T>(string name, string unit, string description, IReadOnlyList<T> boundaries)
            where T : struct => InstrumentExtensions.TryCreate(() => meter.CreateHistogram(
                name, unit, description, advice: new InstrumentAdvice<T> { HistogramBucketBoundaries = boundaries }));

        ObservableUpDownCounter<long>? Observe(string name, Func<long> observe, string unit, string description) =>
            InstrumentExtensions.TryCreate(() => meter.CreateObservableUpDownCounter(name, observe, unit, description));
    }

    public Counter<long>? Requests { get; }

    public Histogram<long>? RequestBodySize { get; }

    public Histogram<long>? BatchSize { get; }

    public Counter<long>? Events { get; }

    public Counter<long>? SkippedDeliveries { get; }

    public Counter<long>? DeadLetters { get; }

    public Counter<long>? HandlerFailures { get; }

    public Histogram<double>? HandlerDuration { get; }

    /// <summary>Gets the instruments of the inbox.</summary>
    public InboxInstruments Inbox { get; }

    /// <summary>Gets the values for <see cref="ReservedMemory"/> and <see cref="WaitingRequests"/>.</summary>
    public MemoryUse Memory { get; } = new();

    public ObservableUpDownCounter<long>? ReservedMemory { get; }

    public ObservableUpDownCounter<long>? WaitingRequests { get; }

    /// <summary>Gets the instruments of a host. All hosts without a meter factory share the same instruments.</summary>
    public static Instruments For(IMeterFactory? factory) =>
        factory is null ? WithoutFactory : new(factory.Create(MandrillTelemetry.MeterName, PackageVersion.Text));
}
