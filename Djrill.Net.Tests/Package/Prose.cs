using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Package;

/// <summary>Finds the prose in the lines of a page, for the checks of its sentences. Links are replaced by their text.</summary>
internal static partial class Prose
{
    /// <summary>Finds the paragraphs and the items of lists. Headings and tables are not among them.</summary>
    public static IEnumerable<string> Paragraphs(IEnumerable<string> lines)
    {
        var paragraph = new List<string>();
        foreach (var line in lines.Append(""))
        {
            var text = Quote().Replace(line, "");
            if ((EndsParagraph(text) || Item().IsMatch(text)) && paragraph.Count > 0)
            {
                yield return Plain(string.Join(' ', paragraph));
                paragraph.Clear();
            }

            if (!EndsParagraph(text))
            {
                paragraph.Add(Item().Replace(text, ""));
            }
        }
    }

    /// <summary>Finds the cells of tables below their headers.</summary>
    public static IEnumerable<string> Cells(IReadOnlyList<string> lines) => Enumerable.Range(0, lines.Count)
        .Where(line => IsTable(lines[line]) && !IsRule(lines[line]) && !(line + 1 < lines.Count && IsRule(lines[line + 1])))
        .SelectMany(line => lines[line].Trim('|').Split('|'))
        .Select(static cell => Plain(cell.Trim()))
        .Where(static cell => cell.Length > 0);

    private static bool EndsParagraph(string line) => string.IsNullOrWhiteSpace(line) || line.StartsWith('#') || IsTable(line);

    private static bool IsTable(string line) => line.StartsWith('|');

    private static bool IsRule(string line) => line.StartsWith("| ---", StringComparison.Ordinal);

    private static string Plain(string markdown) => Link().Replace(markdown, "${text}").Replace("**", "", StringComparison.Ordinal);

    [GeneratedRegex("^> ?")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^\s*([-*]|\d{1,2}\.) ")]
    private static partial Regex Item();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)\s]+\)")]
    private static partial Regex Link();
}
