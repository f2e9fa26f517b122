using System.Runtime;
using Djrill.Net.Benchmarks.Subscribers;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>What every receiver serves beside its webhook.</summary>
internal static class StatsEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/stats", static () => Current());
        app.MapPost("/collect", Collect);
    }

    private static Stats Current() => new(
        Tally.Events,
        Tally.EventTypes,
        Tally.Characters + FloorSkim.LastLength,
        Tally.Digests,
        GC.GetTotalAllocatedBytes(precise: true),
        [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)],
        GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes);

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
