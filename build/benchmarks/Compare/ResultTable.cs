using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>The comparison as a table for the page.</summary>
internal static class ResultTable
{
    private static readonly string[] Columns =
    [
        "Row", "Subscriber", "djrill µs", "plain µs", "floor µs", "drain µs", "plain/djrill", "djrill/floor",
        "djrill allocates", "plain allocates", "djrill's peak", "plain's peak",
    ];

    public static void Print(IEnumerable<RowResult> results)
    {
        Console.WriteLine("CPU and allocated bytes are per event; peaks are over the idle working set.");
        Console.WriteLine();
        MarkdownTable.Begin(Columns);
        foreach (var result in results)
        {
            MarkdownTable.Line(Cells(result));
        }

        Console.WriteLine();
    }

    private static string[] Cells(RowResult result)
    {
        var row = result.Row;
        return
        [
            row.Workload,
            row.Subscriber,
            Figures.Microseconds(result.Djrill.Cpu),
            Figures.Microseconds(result.Plain.Cpu),
            Figures.Microseconds(result.Floor.Cpu),
            Figures.Microseconds(result.Drain.Cpu),
            Figures.AtLeast(result.PlainToDjrill, row.TimesFasterThanPlain),
            Figures.AtMost(result.DjrillToFloor, row.TimesFloor, Figures.Ratio),
            Figures.AtMost(result.Djrill.Allocated, row.AllocatedPerEvent, Figures.Bytes),
            Figures.Bytes(result.Plain.Allocated),
            Peak(result),
            result.Plain.PeakBytes is { } plain ? Figures.Bytes(plain) : "",
        ];
    }

    private static string Peak(RowResult result) => result.Djrill.PeakBytes is { } peak
        ? Figures.AtMost(
            peak,
            (result.Row.PeakMegabytes * WorkloadCatalog.Megabyte) ?? (result.Row.ShareOfPlainPeak * result.Plain.PeakBytes),
            Figures.Bytes)
        : "";
}
