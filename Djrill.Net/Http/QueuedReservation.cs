namespace Djrill.Net.Http;

/// <summary>A request that waits for its reservation. The task ends when the bytes are reserved.</summary>
/// <param name="pool">The pool of the reservation.</param>
/// <param name="size">The number of bytes.</param>
internal sealed class QueuedReservation(BudgetPool pool, long size) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public BudgetPool Pool => pool;

    public long Size => size;
}
