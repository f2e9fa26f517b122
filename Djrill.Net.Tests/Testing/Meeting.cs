namespace Djrill.Net.Tests.Testing;

/// <summary>Lets a number of flows go on when all have come.</summary>
internal sealed class Meeting(int count)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing = count;

    public Task ComeAsync()
    {
        if (Interlocked.Decrement(ref _missing) == 0)
        {
            _all.SetResult();
        }

        return _all.Task;
    }
}
