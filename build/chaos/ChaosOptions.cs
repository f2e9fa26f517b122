using System.Globalization;

namespace Djrill.Net.Chaos;

/// <summary>The options of the command 'run'.</summary>
internal sealed record ChaosOptions
{
    private static readonly Dictionary<string, PlantedFault> Breaks = new()
    {
        ["a"] = PlantedFault.NoSync,
        ["b"] = PlantedFault.NoOutcomeCondition,
        ["c"] = PlantedFault.NoRenewal,
        ["d"] = PlantedFault.EarlyAnswer,
        ["e"] = PlantedFault.NoDeduplication,
    };

    public MandrillInboxEngine Engine { get; private init; } = MandrillInboxEngine.Sqlite;

    /// <summary>Gets the number of faults that have to count.</summary>
    public int Faults { get; private init; } = 12;

    /// <summary>Gets the seed of the batches, of the faults and of their order.</summary>
    public int Seed { get; private init; } = 1;

    /// <summary>Gets the kinds of faults. Empty means all of the engine.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; private init; } = [];

    /// <summary>Gets the number of batches a second.</summary>
    public double Rate { get; private init; } = 4;

    /// <summary>Gets the longest time between two faults.</summary>
    public TimeSpan Gap { get; private init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the shortest time of the load.</summary>
    public TimeSpan Time { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the time after which no further fault is injected. The run then has too few faults.</summary>
    public TimeSpan Limit { get; private init; } = TimeSpan.FromMinutes(40);

    /// <summary>Gets the time beyond two leases in which a due event may begin. On a busy machine processes themselves are late.</summary>
    public TimeSpan Slack { get; private init; }

    public PlantedFault Break { get; private init; }

    /// <summary>Gets the folder that keeps the journals and logs, or null.</summary>
    public string? Keep { get; private init; }

    /// <returns>The options, or null if an option is unknown or has an invalid value.</returns>
    public static ChaosOptions? Parse(string[] args)
    {
        try
        {
            return args.Chunk(2).Aggregate(
                new ChaosOptions(), static (options, pair) => options.With(pair[0], pair.ElementAtOrDefault(1) ?? ""));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or KeyNotFoundException)
        {
            Console.Error.WriteLine(exception.Message);
            return null;
        }
    }

    public static int ShowUsage()
    {
        Console.Error.WriteLine("""
            dotnet run -c Release --project build/chaos -- run [--engine Sqlite|PostgreSql] [--faults 12] [--seed 1] [--kinds Kill,Pause]
              [--rate 4] [--gap 1] [--time 5] [--slack 0] [--limit 2400] [--break a|b|c|d|e] [--keep FOLDER]
            dotnet run -c Release --project build/chaos -- fail-fast Sqlite|PostgreSql
            dotnet run -c Release --project build/chaos -- direct [--kills 200] [--terms 60] [--seed 1] [--scale 1]
            """);
        return 2;
    }

    private static TimeSpan ParseSeconds(string value) => TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture));

    private ChaosOptions With(string name, string value) => name switch
    {
        "--engine" => this with { Engine = Enum.Parse<MandrillInboxEngine>(value, ignoreCase: true) },
        "--faults" => this with { Faults = int.Parse(value, CultureInfo.InvariantCulture) },
        "--seed" => this with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
        "--kinds" => this with { Kinds = [.. value.Split(',').Select(static kind => Enum.Parse<FaultKind>(kind, ignoreCase: true))] },
        "--rate" => this with { Rate = double.Parse(value, CultureInfo.InvariantCulture) },
        "--gap" => this with { Gap = ParseSeconds(value) },
        "--time" => this with { Time = ParseSeconds(value) },
        "--limit" => this with { Limit = ParseSeconds(value) },
        "--slack" => this with { Slack = ParseSeconds(value) },
        "--break" => this with { Break = Breaks[value] },
        "--keep" => this with { Keep = value },
        _ => throw new ArgumentException($"The option '{name}' is unknown."),
    };
}
