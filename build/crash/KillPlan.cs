namespace Djrill.Net.Crash;

/// <summary>Draws the moments of the kills, so that the last one falls near the end of the events.</summary>
internal sealed class KillPlan(RunOptions options)
{
    // A guess for the first life; after it, what the lives before took counts.
    private static readonly TimeSpan FirstPerEvent = TimeSpan.FromMilliseconds(5);

    private const int FewEvents = 100;

    private readonly Random _random = new(options.Seed);

    public int Kills { get; private set; }

    /// <summary>Draws how long the next life is; infinite when there were kills enough.</summary>
    /// <param name="handled">How many events have been handled.</param>
    /// <param name="served">How long all lives before have taken for them.</param>
    public TimeSpan Next(int handled, TimeSpan served)
    {
        var remaining = options.Kills - Kills;
        if (remaining == 0)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var perEvent = handled == 0 ? FirstPerEvent : served / handled;
        var mean = perEvent * Math.Max(options.Events - handled, FewEvents) / (remaining + 1);
        return mean * 2 * _random.NextDouble();
    }

    public void Killed() => Kills++;
}
