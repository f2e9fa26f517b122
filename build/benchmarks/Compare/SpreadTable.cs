namespace Djrill.Net.Benchmarks.Compare;

/// <summary>The lowest and the highest figure of each receiver, so that the noise shows.</summary>
internal static class SpreadTable
{
    private static readonly string[] Columns = ["Row", "Subscriber", "djrill µs", "plain µs", "floor µs", "drain µs"];

    public static void Print(IEnumerable<RowResult> results)
    {
        Console.WriteLine("The lowest and the highest round of each:");
        Console.WriteLine();
        MarkdownTable.Begin(Columns);
        foreach (var result in results)
        {
            Measured[] receivers = [result.Djrill, result.Plain, result.Floor, result.Drain];
            MarkdownTable.Line([result.Row.Workload, result.Row.Subscriber, .. receivers.Select(Spread)]);
        }
    }

    private static string Spread(Measured measured) =>
        $"{Figures.Microseconds(measured.LowestCpu)}–{Figures.Microseconds(measured.HighestCpu)}";
}
