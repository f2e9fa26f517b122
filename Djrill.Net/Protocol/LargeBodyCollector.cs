namespace Djrill.Net.Protocol;

/// <summary>
/// Runs the garbage collector soon after requests with large bodies. By default, .NET frees large arrays only when the
/// unused large objects are about as large as the used ones.
/// </summary>
internal static class LargeBodyCollector
{
    /// <summary>The maximum heap size for a blocking collection, in bytes. Such a collection takes milliseconds.</summary>
    private const long SmallHeap = 128 * 1024 * 1024;

    private static long _size;

    /// <summary>Adds the size, in bytes, of an array that is no longer used.</summary>
    public static void Add(int size) => Interlocked.Add(ref _size, size);

    /// <summary>Runs the garbage collector if unused arrays are a large part of the heap.</summary>
    public static void Collect()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: false);
        if (ShouldCollect(heap))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: heap <= SmallHeap, compacting: false);
        }
    }

    /// <summary>Returns whether unused arrays are at least a quarter of the heap. If so, resets their total size to 0.</summary>
    internal static bool ShouldCollect(long heap)
    {
        var size = Interlocked.Read(ref _size);
        return size > 0 && size >= heap / 4 && Interlocked.CompareExchange(ref _size, 0, size) == size;
    }
}
