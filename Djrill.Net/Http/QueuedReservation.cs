namespace Djrill.Net.Http;

/// <summary>A reservation in the queue. The task completes when the bytes are reserved.</summary>
/// <param name="pool">The pool of the reservation.</param>
/// <param name="size">The number of bytes to reserve.</param>
internal sealed class QueuedReservation(BudgetPool pool, long size)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public BudgetPool Pool => pool;

    public long Size => size;
}
