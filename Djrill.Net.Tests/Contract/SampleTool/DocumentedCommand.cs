using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>A command of the sample as the docs or the help show it.</summary>
/// <param name="Source">Where it is shown.</param>
/// <param name="Arguments">The arguments of the sample.</param>
/// <param name="ExitCode">The exit code that is shown, or 0.</param>
internal sealed partial record DocumentedCommand(string Source, IReadOnlyList<string> Arguments, int ExitCode)
{
    /// <summary>Parses one line as a shell does, and the comment behind it.</summary>
    /// <returns>Null if the line is not a command of the sample.</returns>
    public static DocumentedCommand? Parse(string source, string line)
    {
        if (Command().Match(line) is not { Success: true } command)
        {
            return null;
        }

        var rest = command.Groups["rest"].Value;
        var comment = Comment().Match(rest);
        var words = Word().Matches(comment.Success ? rest[..comment.Index] : rest);
        return new(
            source,
            [.. words.Select(static word => word.Groups["quoted"] is { Success: true } quoted ? quoted.Value : word.Value)],
            ExitCodeShown().Match(comment.Value) is { Success: true } shown ? int.Parse(shown.Groups["code"].ValueSpan, null) : 0);
    }

    public override string ToString() => $"{Source}: {string.Join(' ', Arguments)}";

    [GeneratedRegex(@"^\s*dotnet run --project (?:\.\./Djrill\.Net/)?docs/sample(?: -- (?<rest>.*)|(?=\s|$).*)$")]
    private static partial Regex Command();

    /// <summary>What stands behind a hash, or in the help behind three spaces.</summary>
    [GeneratedRegex(@"\s+#.*$|\s{3,}.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("""
        "(?<quoted>[^"]*)"|'(?<quoted>[^']*)'|[^\s"']+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Word();

    [GeneratedRegex("exit code (?<code>[0-9])")]
    private static partial Regex ExitCodeShown();
}
