using System.Globalization;

namespace Djrill.Net.Sample;

/// <summary>The parsed arguments of a command.</summary>
/// <param name="words">The arguments that belong to no option.</param>
/// <param name="options">The values of the options, in their order.</param>
/// <param name="settings">ASP.NET Core's options, such as <c>--Djrill:WebhookSecret=…</c>, as they were typed.</param>
internal sealed class CommandLine(IReadOnlyList<string> words, ILookup<string, string> options, IReadOnlyList<string> settings)
{
    public IReadOnlyList<string> Words => words;

    public IReadOnlyList<string> Settings => settings;

    public bool Has(string name) => options.Contains(name);

    public string? Value(string name) => options[name].FirstOrDefault();

    public IReadOnlyList<string> Values(string name) => [.. options[name]];

    /// <summary>Gets a whole number that is not negative, or null if the option is absent.</summary>
    public int? Number(string name, int minimum)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum
            ? number
            : throw new ArgumentMistakeException(
                $"'{name} {text}' is not a whole number from {minimum} to {int.MaxValue}. Write for example '{name} {minimum + 2}'.");
    }

    /// <summary>Refuses options that cannot be combined with another option.</summary>
    public void RefuseBeside(string name, params IEnumerable<string> excluded)
    {
        if (Has(name) && excluded.FirstOrDefault(Has) is { } other)
        {
            throw new ArgumentMistakeException($"'{name}' and '{other}' exclude each other. Leave out one of them.");
        }
    }

    /// <summary>Refuses arguments that belong to no option.</summary>
    public void RefuseWords(string message, int allowed = 0)
    {
        if (words.Count > allowed)
        {
            throw new ArgumentMistakeException(message);
        }
    }
}
