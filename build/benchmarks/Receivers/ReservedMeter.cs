using System.Diagnostics.Metrics;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Reads the package's count of reserved bytes, if it has one. It is found by its name and its unit.</summary>
internal static class ReservedMeter
{
    private static readonly MeterListener Listener = Start();

    private static bool _isFound;

    private static long _reserved;

    /// <summary>Gets the bytes reserved; null where the package counts none. Only one thread may call this at a time.</summary>
    public static long? Read()
    {
        Listener.RecordObservableInstruments();
        return _isFound ? Interlocked.Read(ref _reserved) : null;
    }

    private static MeterListener Start()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (IsReserved(instrument))
                {
                    _isFound = true;
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(static (instrument, value, _, _) => Count(instrument, value));
        listener.SetMeasurementEventCallback<int>(static (instrument, value, _, _) => Count(instrument, value));
        listener.Start();
        return listener;
    }

    private static bool IsReserved(Instrument instrument) =>
        instrument.Meter.Name == MandrillTelemetry.MeterName
        && instrument.Unit == "By"
        && instrument.Name.Contains("reserved", StringComparison.Ordinal);

    // An observable instrument tells all that is reserved, another one what is added or given back.
    private static void Count(Instrument instrument, long value) =>
        _ = instrument.IsObservable ? Interlocked.Exchange(ref _reserved, value) : Interlocked.Add(ref _reserved, value);
}
