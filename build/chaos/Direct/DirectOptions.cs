using System.Globalization;

namespace Djrill.Net.Chaos.Direct;

/// <summary>The options of a run.</summary>
/// <param name="Kills">How many processes end by SIGKILL.</param>
/// <param name="Terms">How many processes end by SIGTERM, after those.</param>
/// <param name="Seed">The seed of the batches and of the moments at which processes end.</param>
/// <param name="Scale">The factor for all durations: those of the settings, of the host and of the work.</param>
internal sealed record DirectOptions(int Kills, int Terms, int Seed, double Scale)
{
    private static readonly DirectOptions Default = new(Kills: 0, Terms: 0, Seed: 1, Scale: 1);

    /// <summary>Gets the number of processes that are ended under load. One more follows, in which the rest is delivered.</summary>
    public int Ends => Kills + Terms;

    /// <returns>The options, or null where they are not understood.</returns>
    public static DirectOptions? Parse(string[] args)
    {
        var options = Default;
        foreach (var pair in args.Chunk(2))
        {
            if (pair is not [var name, var text] || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            var next = name switch
            {
                "--kills" => options with { Kills = (int)value },
                "--terms" => options with { Terms = (int)value },
                "--seed" => options with { Seed = (int)value },
                "--scale" when value > 0 => options with { Scale = value },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options.Ends > 0 ? options : null;
    }

    public static int ShowUsage()
    {
        Console.Error.WriteLine("dotnet run -c Release --project build/chaos -- direct [--kills 200] [--terms 60] [--seed 1] [--scale 1]");
        return 2;
    }
}
