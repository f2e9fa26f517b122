namespace Djrill.Net.Chaos;

/// <summary>A time on the clock of the journals. It is open until <see cref="To"/> is set.</summary>
internal sealed class Interval(TimeSpan from)
{
    public TimeSpan From { get; set; } = from;

    public TimeSpan To { get; set; } = TimeSpan.MaxValue;

    public bool Meets(TimeSpan from, TimeSpan to) => From < to && from < To;

    /// <summary>Computes the longest time between two moments that no hole interrupts.</summary>
    public static TimeSpan Longest(TimeSpan from, TimeSpan to, IEnumerable<Interval> holes)
    {
        var longest = TimeSpan.Zero;
        foreach (var hole in holes.Where(hole => hole.Meets(from, to)).OrderBy(static hole => hole.From))
        {
            longest = Max(longest, hole.From - from);
            from = Max(from, hole.To);
        }

        return Max(longest, to - from);
    }

    public static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    public static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
