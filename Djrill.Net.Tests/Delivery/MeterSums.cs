using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Adds up what each instrument of the package measures in one container.</summary>
internal sealed class MeterSums : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _sums = [];

    public MeterSums(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Gets the tags of the last measurement, as "key=value".</summary>
    public string Tags { get; private set; } = "";

    public double this[string instrument] => _sums.GetValueOrDefault(instrument);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _sums[instrument.Name] = this[instrument.Name] + value;
        Tags = string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"));
    }
}
