namespace Djrill.Net.Protocol;

/// <summary>
/// Has large bodies collected soon after their requests. The collector lets as much garbage gather among large objects as
/// there is alive, and a few mails at once keep much alive.
/// </summary>
internal static class LargeBodyCollector
{
    /// <summary>A heap up to this size, in bytes, is collected within milliseconds, so that the next body can be given the memory at once.</summary>
    private const long SmallHeap = 128 * 1024 * 1024;

    private static long _size;

    /// <summary>Counts a body whose request has ended.</summary>
    public static void Add(int size) => Interlocked.Add(ref _size, size);

    /// <summary>Collects them, if they make up enough of the heap.</summary>
    public static void Collect()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: false);
        if (ShouldCollect(heap))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: heap <= SmallHeap, compacting: false);
        }
    }

    /// <summary>Decides whether a collection is worth its cost, and counts anew if it is.</summary>
    /// <param name="heap">The size of the heap, in bytes. The cost of a collection is in proportion to it.</param>
    internal static bool ShouldCollect(long heap)
    {
        var size = Interlocked.Read(ref _size);
        return size > 0 && size >= heap / 4 && Interlocked.CompareExchange(ref _size, 0, size) == size;
    }
}
