namespace Djrill.Net.Benchmarks;

/// <summary>Writes a table as it stands on a page.</summary>
internal static class MarkdownTable
{
    public static void Begin(params string[] columns)
    {
        Line(columns);
        Line([.. columns.Select(static _ => "---")]);
    }

    public static void Line(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
