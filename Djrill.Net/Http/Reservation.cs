namespace Djrill.Net.Http;

/// <summary>The memory that a request has reserved. It never grows, and is released once. Thread-safe.</summary>
internal sealed class Reservation(MemoryBudget budget, BudgetPool pool, long size) : IDisposable
{
    private long _held = size;

    /// <summary>Gets the number of bytes reserved at first.</summary>
    public long Size { get; } = size;

    /// <summary>Releases the bytes that are no longer needed.</summary>
    public void ReduceTo(long needed) => budget.Reduce(pool, ref _held, needed);

    /// <summary>Gets the monitor that cancels slow bodies while others wait for their memory.</summary>
    public BodyRateMonitor Monitor => pool.Monitor;

    public void Dispose() => ReduceTo(0);
}
