using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Package;

/// <summary>A page of Markdown, in the few parts of it that the tests look at.</summary>
internal sealed partial class Page
{
    private readonly List<string> _prose = [];
    private readonly List<CodeBlock> _blocks = [];

    public Page(string path, IReadOnlyList<string> lines)
    {
        (Path, LineCount) = (path, lines.Count);
        var heading = "";
        for (var i = 0; i < lines.Count; i++)
        {
            if (Fence().Match(lines[i]) is not { Success: true } fence)
            {
                heading = HeadingOf(lines[i]) ?? heading;
                _prose.Add(lines[i]);
                continue;
            }

            var (start, indent) = (i + 1, fence.Groups["indent"].Length);
            var code = lines.Skip(start).TakeWhile(static line => !Fence().IsMatch(line)).ToList();
            i += code.Count + 1;
            _blocks.Add(new(path, start + 1, fence.Groups["language"].Value, string.Concat(code.Select(line => Dedent(line, indent) + "\n")), heading));
        }
    }

    public string Path { get; }

    public int LineCount { get; }

    /// <summary>The fenced blocks in their order.</summary>
    public IReadOnlyList<CodeBlock> Blocks => _blocks;

    /// <summary>The targets of the page's links.</summary>
    public IEnumerable<string> Links => _prose
        .SelectMany(static line => Link().Matches(CodeSpan().Replace(line, "")))
        .Select(static link => link.Groups["target"].Value);

    /// <summary>The paragraphs, items of lists and cells of tables, without the targets of their links. Headings are not among them.</summary>
    public IEnumerable<string> Paragraphs => Prose.Paragraphs(_prose);

    /// <summary>The cells of the tables, without their header.</summary>
    public IEnumerable<string> TableCells => Prose.Cells(_prose);

    /// <summary>The anchors of the page's headings, made as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => _prose
        .Select(HeadingOf)
        .OfType<string>()
        .Select(Anchor);

    /// <summary>Finds the rows of the one table with these columns, without the back ticks of the cells.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table(params string[] columns) =>
        [.. RawTable(columns).Select(static cells => cells.Select(WithoutTicks).ToList())];

    /// <summary>Finds the rows of the one table with these columns, in Markdown.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RawTable(params string[] columns)
    {
        var headers = Enumerable.Range(0, _prose.Count).Where(line => Cells(_prose[line]).Select(WithoutTicks).SequenceEqual(columns)).ToList();
        Assert.That(headers, Has.Count.EqualTo(1), $"{Path}: tables with the columns {string.Join(" | ", columns)}");

        return [.. _prose.Skip(headers[0] + 2).TakeWhile(static line => line.StartsWith('|')).Select(Cells)];
    }

    /// <summary>Finds the rows of the first table under a heading, with the back ticks of the cells; none where the page lacks the heading.</summary>
    public IReadOnlyList<IReadOnlyList<string>> TableUnder(string heading) => [.. _prose
        .SkipWhile(line => HeadingOf(line) != heading)
        .Skip(1)
        .TakeWhile(static line => HeadingOf(line) is null)
        .SkipWhile(static line => !line.StartsWith('|'))
        .TakeWhile(static line => line.StartsWith('|'))
        .Skip(2)
        .Select(Cells)];

    public override string ToString() => Path;

    private static string? HeadingOf(string line) => Heading().Match(line) is { Success: true } heading ? heading.Groups["text"].Value : null;

    private static IReadOnlyList<string> Cells(string line) =>
        [.. line.Trim('|').Split('|').Select(static cell => cell.Trim())];

    private static string WithoutTicks(string cell) => cell.Replace("`", "", StringComparison.Ordinal);

    private static string Dedent(string line, int indent) => line.Length > indent ? line[indent..] : line.TrimStart();

    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var letter in heading.Where(static letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
        {
            anchor.Append(letter == ' ' ? '-' : char.ToLowerInvariant(letter));
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"^(?<indent>\s*)```(?<language>.*)$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^#{1,6} (?<text>.*)$")]
    private static partial Regex Heading();
}
