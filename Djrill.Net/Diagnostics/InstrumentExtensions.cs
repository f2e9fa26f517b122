using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Djrill.Net.Diagnostics;

/// <summary>Records measurements and ignores exceptions of listeners, so that a broken listener costs no event and no answer.</summary>
internal static class InstrumentExtensions
{
    private const string Reason = "A listener of the application may throw anything.";

    /// <summary>Creates an instrument, or returns null if a listener throws when the instrument is published.</summary>
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
