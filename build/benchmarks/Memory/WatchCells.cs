using Djrill.Net.Benchmarks.Receivers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Memory;

/// <summary>What the watch over a server's memory saw, as cells of a table.</summary>
internal static class WatchCells
{
    public static readonly IReadOnlyList<string> Columns = ["Peak heap", "Peak reserved", "Most over what is reserved", "Reserved after"];

    private const long Explained = 50L * WorkloadCatalog.Megabyte;

    public static IEnumerable<string> For(WatchReport watch) =>
    [
        Figures.Bytes(watch.PeakHeap),
        watch.PeakReserved is { } peak ? Figures.Bytes(peak) : "not counted",
        $"{Figures.Bytes(watch.PeakUnreserved)}{(watch.PeakUnreserved > Explained ? " (> 50 MB: explain)" : "")}",
        watch.Reserved is { } reserved ? $"{Figures.Count(reserved)} (= 0: {Figures.Verdict(reserved == 0)})" : "not counted",
    ];
}
