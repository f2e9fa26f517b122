namespace Djrill.Net.Tests.Package;

/// <summary>
/// Writes a table as its page should have it. To accept a change of the code, copy the received table over that of the page, and complete the
/// cells with a question mark.
/// </summary>
internal static class ReceivedTable
{
    /// <summary>Writes <c>{name}.received.md</c> beside the tests. The last column comes from the row of the page with the same first cell.</summary>
    /// <param name="page">The page that has the table.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="columns">All columns of the table.</param>
    /// <param name="rows">The cells of the other columns, in Markdown.</param>
    public static void Write(Page page, string name, string[] columns, IEnumerable<string[]> rows)
    {
        var lastCells = page.RawTable(columns).ToDictionary(static cells => cells[0], static cells => cells[^1]);
        IEnumerable<string[]> lines =
        [
            columns,
            [.. columns.Select(static _ => "---")],
            .. rows.Select(cells => (string[])[.. cells, lastCells.GetValueOrDefault(cells[0], "?")]),
        ];

        File.WriteAllText(
            Path.Combine(AppContext.BaseDirectory, $"{name}.received.md"),
            string.Concat(lines.Select(static cells => $"| {string.Join(" | ", cells)} |\n")));
    }
}
