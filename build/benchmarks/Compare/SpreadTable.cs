namespace Djrill.Net.Benchmarks.Compare;

/// <summary>The lowest and the highest figure of each receiver, so that the noise shows.</summary>
internal static class SpreadTable
{
    public static void Print(IEnumerable<RowResult> results)
    {
        Console.WriteLine("The lowest and the highest round of each, in µs:");
        Console.WriteLine();
        MarkdownTable.Begin(["Row", .. ResultTable.Receivers]);
        foreach (var result in results)
        {
            MarkdownTable.Line([result.Row.Name, .. ResultTable.Receivers.Select(receiver => Spread(result.Find(receiver)))]);
        }
    }

    private static string Spread(Measured? measured) => measured is null
        ? ""
        : $"{Figures.Microseconds(measured.LowestCpu)}–{Figures.Microseconds(measured.HighestCpu)}";
}
