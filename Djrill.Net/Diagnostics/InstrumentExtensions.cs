using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Djrill.Net.Diagnostics;

/// <summary>Keeps a meter listener that throws from costing an event or an answer, as <see cref="SafeLogger"/> does for logs.</summary>
internal static class InstrumentExtensions
{
    private const string Reason = "A listener of the application may throw anything.";

    /// <summary>Creates an instrument; null where a listener throws when it is published.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = Reason)]
    public static T? TryCreate<T>(Func<T> create)
        where T : Instrument
    {
        try
        {
            return create();
        }
        catch (Exception)
        {
            return null;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = Reason)]
    public static void TryAdd(this Counter<long>? counter, long delta, in TagList tags)
    {
        try
        {
            counter?.Add(delta, in tags);
        }
        catch (Exception)
        {
            // The measurement is lost.
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = Reason)]
    public static void TryRecord<T>(this Histogram<T>? histogram, T value, in TagList tags)
        where T : struct
    {
        try
        {
            histogram?.Record(value, in tags);
        }
        catch (Exception)
        {
            // The measurement is lost.
        }
    }
}
