namespace Djrill.Net.Sample;

/// <summary>Parses the arguments of a command: options as <c>--name value</c> or <c>--name=value</c>, and words.</summary>
internal sealed class CommandParser
{
    private readonly string _command;
    private readonly IReadOnlyList<CommandOption> _options;
    private readonly Queue<string> _rest;
    private readonly List<string> _words = [];
    private readonly List<(string Name, string Value)> _values = [];
    private readonly List<string> _settings = [];

    private CommandParser(string command, IReadOnlyList<CommandOption> options, IEnumerable<string> arguments) =>
        (_command, _options, _rest) = (command, options, new(arguments));

    public static CommandLine Parse(string command, IReadOnlyList<CommandOption> options, IEnumerable<string> arguments)
    {
        var parser = new CommandParser(command, options, arguments);
        while (parser._rest.TryDequeue(out var argument))
        {
            parser.Read(argument);
        }

        return new(parser._words, parser._values.ToLookup(static item => item.Name, static item => item.Value), parser._settings);
    }

    /// <summary>Gets whether the name is that of a setting, which every source of ASP.NET Core's configuration takes.</summary>
    private static bool IsSetting(string name) => name.StartsWith("--Djrill:", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("--DJRILL_", StringComparison.OrdinalIgnoreCase);

    private void Read(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-')
        {
            _words.Add(argument);
            return;
        }

        var (name, value) = argument.Split('=', 2) is [var before, var after] ? (before, after) : (argument, null);
        if (IsSetting(name))
        {
            _settings.Add($"{name}={value ?? NextValue(new(name, "VALUE"))}");
            return;
        }

        var option = _options.FirstOrDefault(option => option.Name == name) ?? throw Unknown(name);
        if (!option.IsRepeatable && _values.Exists(item => item.Name == name))
        {
            throw new ArgumentMistakeException($"'{name}' was found twice. Give it once.");
        }

        _values.Add((name, ValueOf(option, value)));
    }

    private string ValueOf(CommandOption option, string? value)
    {
        if (option.ValueName is null)
        {
            return value is null ? "" : throw new ArgumentMistakeException($"'{option.Name}' takes no value. Write '{option.Name}' alone.");
        }

        return value is null ? NextValue(option) : value.Length > 0 ? value : throw Missing(option);
    }

    private string NextValue(CommandOption option) =>
        _rest.TryPeek(out var next) && next.Length > 0 && !_options.Any(other => next.Split('=')[0] == other.Name)
            ? _rest.Dequeue()
            : throw Missing(option);

    private static ArgumentMistakeException Missing(CommandOption option)
    {
        var example = option.Example is null ? "" : $", for example '{option.Name} {option.Example}'";
        return new($"'{option.Name}' has no value. Write '{option.Form}'{example}.");
    }

    private ArgumentMistakeException Unknown(string name) => new(
        $"'{name}' is not an option of '{_command}'.{NearestName.Hint(name, _options.Select(static option => option.Name))} "
        + (_options.Count == 0 ? "Leave it out." : $"Its options: {string.Join(", ", _options.Select(static option => option.Form))}."));
}
