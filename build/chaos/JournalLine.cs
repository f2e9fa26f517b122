using System.Diagnostics;
using System.Globalization;

namespace Djrill.Net.Chaos;

/// <summary>One line of a journal.</summary>
/// <param name="Time">The machine's clock, which all processes share and nobody sets.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Id">The event's id; empty where it is none's.</param>
internal sealed record JournalLine(TimeSpan Time, LineKind Kind, string Id)
{
    private const char Separator = '\t';

    public static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    /// <returns>The line, or null where the process ended in the midst of it.</returns>
    public static JournalLine? Parse(string text) =>
        text.Split(Separator) is [var ticks, var kind, var id]
            ? new(new TimeSpan(long.Parse(ticks, CultureInfo.InvariantCulture)), Enum.Parse<LineKind>(kind), id)
            : null;

    public override string ToString() => FormattableString.Invariant($"{Time.Ticks}{Separator}{Kind}{Separator}{Id}");
}
