using Djrill.Net.Delivery;
using Djrill.Net.Tests.Contract;

namespace Djrill.Net.Tests.Delivery;

/// <summary>One batch that calls handlers, in virtual time.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal abstract class HandlerCallFixture : IDisposable
{
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    protected HandlerCallFixture()
    {
        Harness = new(time: Time);
        Context = Harness.Call();
    }

    protected WatchedTime Time { get; } = new();

    protected DeliveryHarness Harness { get; }

    protected CallDetails Context { get; }

    /// <summary>Gets what a test's handler ends when it has begun.</summary>
    protected TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets what it waits for.</summary>
    protected TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        Release.TrySetResult();
        Context.Runner.Dispose();
        Harness.Dispose();
    }

    protected Task<CallResult> CallAsync(Func<CancellationToken, Task> handle) => DeliveryHarness.Call(Context, handle).RunAsync().AsTask();

    protected Task<CallResult> HangAsync(Action<CancellationToken>? note = null) => CallAsync(token =>
    {
        note?.Invoke(token);
        Begun.SetResult();
        return Release.Task;
    });
}
