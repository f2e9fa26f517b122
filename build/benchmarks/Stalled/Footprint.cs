using Djrill.Net.Benchmarks.Servers;

namespace Djrill.Net.Benchmarks.Stalled;

/// <summary>What a server keeps after a full collection, in bytes.</summary>
internal readonly record struct Footprint(long Resident, long Heap)
{
    public static Footprint Of(ServerProcess server)
    {
        server.Collect();
        return new(ProcessMemory.Resident(server.Id), server.Stats().HeapBytes);
    }
}
