using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>The comparison as tables for the page: CPU time, and memory.</summary>
internal static class ResultTable
{
    public static readonly IReadOnlyList<string> Receivers = ["djrill", "typed", "plain", "floor", "drain"];

    private static readonly string[] WithMemory = ["djrill", "typed", "plain"];

    public static void Print(IReadOnlyList<RowResult> results)
    {
        Console.WriteLine("CPU time in µs per event:");
        Console.WriteLine();
        MarkdownTable.Begin(["Row", .. Receivers, "djrill/typed", "plain/djrill", "djrill/floor"]);
        foreach (var result in results)
        {
            MarkdownTable.Line([result.Row.Name, .. Receivers.Select(receiver => Cpu(result.Find(receiver))), .. Ratios(result)]);
        }

        Console.WriteLine();
        Console.WriteLine("Allocated per event, and the peak over the idle working set:");
        Console.WriteLine();
        MarkdownTable.Begin(
            ["Row", .. WithMemory.Select(static name => $"{name} allocates"), .. WithMemory.Select(static name => $"{name}'s peak")]);
        foreach (var result in results)
        {
            MarkdownTable.Line(
                [result.Row.Name, .. WithMemory.Select(name => Allocated(result, name)), .. WithMemory.Select(name => Peak(result, name))]);
        }

        Console.WriteLine();
    }

    private static string Cpu(Measured? measured) => measured is null ? "" : Figures.Microseconds(measured.Cpu);

    private static IEnumerable<string> Ratios(RowResult result) =>
    [
        result.DjrillToTyped is { } typed ? Figures.AtMost(typed, result.Row.ShareOfTyped, Figures.Ratio) : "",
        result.PlainToDjrill is { } plain ? Figures.AtLeast(plain, result.Row.TimesFasterThanPlain) : "",
        result.DjrillToFloor is { } floor ? Figures.AtMost(floor, result.Row.TimesFloor, Figures.Ratio) : "",
    ];

    private static string Allocated(RowResult result, string name) => result.Find(name) is { } measured
        ? Figures.AtMost(measured.Allocated, name == "djrill" ? result.Row.AllocatedPerEvent : null, Figures.Bytes)
        : "";

    private static string Peak(RowResult result, string name) => result.Find(name)?.PeakBytes is { } peak
        ? Figures.AtMost(peak, name == "djrill" ? result.Row.PeakMegabytes * WorkloadCatalog.Megabyte : null, Figures.Bytes)
        : "";
}
