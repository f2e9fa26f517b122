namespace Djrill.Net.Diagnostics;

/// <summary>Counts the memory that requests have reserved and the requests that wait for memory. Thread-safe.</summary>
internal sealed class MemoryUse
{
    private long _reserved;
    private long _waiting;

    /// <summary>Gets how many bytes requests have reserved.</summary>
    public long Reserved => Volatile.Read(ref _reserved);

    /// <summary>Gets how many requests wait.</summary>
    public long Waiting => Volatile.Read(ref _waiting);

    public void AddReserved(long bytes) => Interlocked.Add(ref _reserved, bytes);

    public void AddWaiting(int requests) => Interlocked.Add(ref _waiting, requests);
}
