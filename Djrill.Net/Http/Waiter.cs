namespace Djrill.Net.Http;

/// <summary>A request that waits for its reservation.</summary>
/// <param name="pool">The pool that it waits for.</param>
/// <param name="size">How many bytes it is to reserve.</param>
internal sealed class Waiter(BudgetPool pool, long size)
{
    private readonly TaskCompletionSource _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BudgetPool Pool => pool;

    public long Size => size;

    /// <summary>Gets a task that ends when the bytes are reserved.</summary>
    public Task Admitted => _admitted.Task;

    public void Admit() => _admitted.SetResult();
}
