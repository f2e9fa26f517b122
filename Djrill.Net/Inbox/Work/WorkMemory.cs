namespace Djrill.Net.Inbox;

/// <summary>The memory that a worker uses for loaded events. It is apart from that of the requests, so receiving never waits for it.</summary>
internal static class WorkMemory
{
    private const long Least = 4 << 20;
    private const long Most = 256 << 20;

    /// <summary>Gets the number of bytes: a sixteenth of the memory that the process may use. One event alone may exceed it.</summary>
    public static long Budget { get; } = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16, Least, Most);
}
