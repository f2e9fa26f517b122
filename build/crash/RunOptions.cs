using System.Globalization;

namespace Djrill.Net.Crash;

/// <summary>What a run is to do.</summary>
/// <param name="Kills">How often the server is killed.</param>
/// <param name="Events">How many events are sent, in batches of 1000.</param>
/// <param name="Seed">What the moments of the kills are drawn from.</param>
/// <param name="Ledger">'file', or the host and port of a Redis server.</param>
internal sealed record RunOptions(int Kills, int Events, int Seed, string Ledger)
{
    private static readonly RunOptions Default = new(200, 20_000, 1, Server.FileLedger);

    /// <returns>The options, or null where they are not understood.</returns>
    public static RunOptions? Parse(string[] args)
    {
        var options = Default;
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var next = args[i] switch
            {
                "--kills" when isNumber => options with { Kills = number },
                "--events" when isNumber => options with { Events = number },
                "--seed" when isNumber => options with { Seed = number },
                "--ledger" when value.Length > 0 => options with { Ledger = value },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    public static int ShowUsage()
    {
        Console.Error.WriteLine(
            "dotnet run -c Release --project build/crash -- run [--kills 200] [--events 20000] [--seed 1] [--ledger file|host:port]");
        return 2;
    }
}
