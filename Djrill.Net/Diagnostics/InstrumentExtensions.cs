using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Records measurements. An exception from a listener is ignored, so that a faulty listener cannot affect events and answers.
/// </summary>
internal static class InstrumentExtensions
{
    /// <summary>Creates an instrument. Returns null if a listener throws when the instrument is published.</summary>
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
