namespace Djrill.Net.Diagnostics;

/// <summary>Counts the bytes that requests have reserved and the requests that wait for memory. Thread-safe.</summary>
internal sealed class MemoryUse
{
    private long _reserved;
    private long _waiting;

    /// <summary>Gets the number of reserved bytes.</summary>
    public long Reserved => Volatile.Read(ref _reserved);

    /// <summary>Gets the number of waiting requests.</summary>
    public long Waiting => Volatile.Read(ref _waiting);

    public void AddReserved(long bytes) => Interlocked.Add(ref _reserved, bytes);

    public void AddWaiting(int requests) => Interlocked.Add(ref _waiting, requests);
}
