using System.Globalization;

namespace Djrill.Net.Benchmarks;

/// <summary>The options of a command: flags, and names with a number.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, int> _values = [];

    private readonly HashSet<string> _flags = [];

    private CommandLine()
    {
    }

    /// <returns>The options, or null and an error where one is unknown or lacks its number.</returns>
    public static CommandLine? Parse(string[] args, string[] numbers, string[] flags)
    {
        var parsed = new CommandLine();
        for (var i = 0; i < args.Length; i++)
        {
            if (flags.Contains(args[i]))
            {
                parsed._flags.Add(args[i]);
            }
            else if (numbers.Contains(args[i]) && i + 1 < args.Length
                && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                parsed._values[args[i++]] = value;
            }
            else
            {
                Usage.Refuse($"'{args[i]}' is unknown or lacks its number.");
                return null;
            }
        }

        return parsed;
    }

    public bool Has(string flag) => _flags.Contains(flag);

    public int? Find(string name) => _values.TryGetValue(name, out var value) ? value : null;
}
