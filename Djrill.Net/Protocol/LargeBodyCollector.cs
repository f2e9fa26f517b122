namespace Djrill.Net.Protocol;

/// <summary>
/// Collects large bodies soon after their requests. Without it the garbage collector waits until the dead large objects
/// are about as large as the live ones.
/// </summary>
internal static class LargeBodyCollector
{
    /// <summary>The largest heap, in bytes, that is collected while the caller waits. That takes milliseconds.</summary>
    private const long SmallHeap = 128 * 1024 * 1024;

    private static long _size;

    /// <summary>Adds the size of a body whose request has ended.</summary>
    public static void Add(int size) => Interlocked.Add(ref _size, size);

    /// <summary>Collects the bodies if they make up enough of the heap.</summary>
    public static void Collect()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: false);
        if (ShouldCollect(heap))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: heap <= SmallHeap, compacting: false);
        }
    }

    /// <summary>Decides whether a collection is worth its cost, which grows with the heap. If so, resets the size of the bodies.</summary>
    internal static bool ShouldCollect(long heap)
    {
        var size = Interlocked.Read(ref _size);
        return size > 0 && size >= heap / 4 && Interlocked.CompareExchange(ref _size, 0, size) == size;
    }
}
