namespace Djrill.Net.Http;

/// <summary>What a request has reserved of the budget. It never grows, and is given back once. Thread-safe.</summary>
internal sealed class Reservation(MemoryBudget budget, BudgetPool pool, long size) : IDisposable
{
    private readonly Lock _lock = new();
    private long _held = size;

    /// <summary>Gets how many bytes were reserved at first.</summary>
    public long Size { get; } = size;

    /// <summary>Gives back what is not needed.</summary>
    /// <param name="needed">How many bytes are kept, at most what is held.</param>
    public void ReduceTo(long needed)
    {
        long unneeded;
        lock (_lock)
        {
            unneeded = _held - needed;
            if (unneeded <= 0)
            {
                return;
            }

            _held = needed;
        }

        budget.Release(pool, unneeded);
    }

    /// <summary>Lets the body be ended when it is behind its pace while others wait.</summary>
    public void Watch(BodyRate pace) => pool.Paces.Add(pace);

    public void Unwatch(BodyRate pace) => pool.Paces.Remove(pace);

    public void Dispose() => ReduceTo(0);
}
