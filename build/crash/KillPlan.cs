namespace Djrill.Net.Crash;

/// <summary>Draws the moments of the kills: evenly over the events, and anywhere within the handling of one.</summary>
internal sealed class KillPlan(RunOptions options, Func<int> countHandled)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(5);

    private readonly Random _random = new(options.Seed);

    public int Kills { get; private set; }

    /// <summary>Kills a server at its moment, unless there were kills enough.</summary>
    public async Task KillAsync(ServerProcess server)
    {
        var remaining = options.Kills - Kills;
        if (remaining == 0)
        {
            return;
        }

        var handled = countHandled();
        var moment = handled + (_random.NextDouble() * 2 * Math.Max(options.Events - handled, 0) / (remaining + 1));
        var delay = _random.NextDouble() * MaxDelay;
        while (countHandled() < moment)
        {
            await Task.Delay(LookAgain);
        }

        await Task.Delay(delay);
        Kills++;
        server.Kill();
    }
}
