namespace Djrill.Net.Http;

/// <summary>The memory that a request has reserved. Further calls of <see cref="Dispose"/> have no effect. Thread-safe.</summary>
internal sealed class Reservation(MemoryBudget budget, BudgetPool pool, long size) : IDisposable
{
    private long _held = size;

    /// <summary>Gets the number of bytes that were initially reserved.</summary>
    public long Size { get; } = size;

    /// <summary>Releases the bytes beyond <paramref name="needed"/>.</summary>
    public void ReduceTo(long needed) => budget.Reduce(pool, ref _held, needed);

    /// <summary>Gets the monitor that cancels slow bodies while other requests wait for memory.</summary>
    public BodyRateMonitor Monitor => pool.Monitor;

    public void Dispose() => ReduceTo(0);
}
