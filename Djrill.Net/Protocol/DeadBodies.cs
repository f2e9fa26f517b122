namespace Djrill.Net.Protocol;

/// <summary>
/// Has large bodies collected soon after their requests. The collector lets as much garbage gather among large objects as
/// there is alive, and a few mails at once keep much alive.
/// </summary>
internal static class DeadBodies
{
    private static long _size;

    /// <summary>Counts a body whose request has ended.</summary>
    /// <returns>Whether a collection was asked for.</returns>
    public static bool Add(int size) => Add(size, GC.GetTotalMemory(forceFullCollection: false));

    /// <param name="size">The size of the body, in bytes.</param>
    /// <param name="heap">The size of the heap, in bytes. A collection costs in proportion to it, so it must be worth its cost.</param>
    internal static bool Add(int size, long heap)
    {
        var isWorthIt = Interlocked.Add(ref _size, size) >= heap / 4;
        if (isWorthIt)
        {
            Interlocked.Exchange(ref _size, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false, compacting: false);
        }

        return isWorthIt;
    }
}
