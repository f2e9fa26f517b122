using Hangfire.Server;

namespace Djrill.Net.Tests.Examples.SlowWork;

/// <summary>Says when a number of jobs have been performed.</summary>
internal sealed class PerformedJobs(int count) : IServerFilter
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = count;

    public Task Completion => _completion.Task;

    public void OnPerforming(PerformingContext context)
    {
    }

    public void OnPerformed(PerformedContext context)
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _completion.SetResult();
        }
    }
}
