using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Handlers that are running when the grace of a stopping host ends.</summary>
[CancelAfter(60_000)]
internal sealed class CallRunnerTests : BatchDeliveryFixture
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken TestToken => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task RunningHandler_IsCancelledWhenTheGraceEnds()
    {
        var call = Harness.Call();
        using var runner = call.Runner;
        var result = HangAsync(call);
        await _begun.Task.WaitAsync(TestToken);
        var before = result.IsCompleted;

        StopHost();

        Assert.That((before, (await result.WaitAsync(TestToken)).Outcome), Is.EqualTo((false, CallOutcome.Cancelled)));
    }

    [Test]
    public async Task HandlerThatBeginsAfterTheGrace_FindsItsTokenCancelled()
    {
        StopHost();
        var call = Harness.Call();
        using var runner = call.Runner;

        Assert.That((await HangAsync(call).WaitAsync(TestToken)).Outcome, Is.EqualTo(CallOutcome.Cancelled));
    }

    [Test]
    public async Task CallbackThatBlocks_DoesNotHoldUpTheStop()
    {
        using var release = new ManualResetEventSlim();
        var call = Harness.Call();
        using var runner = call.Runner;
        var result = DeliveryHarness.Call(call, async cancellationToken =>
        {
            using var blocking = cancellationToken.UnsafeRegister(_ => release.Wait(CancellationToken.None), null);
            _begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }).RunAsync().AsTask();
        await _begun.Task.WaitAsync(TestToken);

        StopHost(); // Would hang here.
        release.Set();

        Assert.That((await result.WaitAsync(TestToken)).Outcome, Is.EqualTo(CallOutcome.Cancelled));
    }

    [Test]
    public async Task CallbackThatThrows_IsLoggedAndEndsNothing()
    {
        var call = Harness.Call();
        using var runner = call.Runner;
        var result = DeliveryHarness.Call(call, async cancellationToken =>
        {
            using var throwing = cancellationToken.UnsafeRegister(static _ => throw new InvalidOperationException("callback"), null);
            _begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }).RunAsync().AsTask();
        await _begun.Task.WaitAsync(TestToken);

        StopHost();
        await result.WaitAsync(TestToken);

        Assert.That(() => Harness.Lines(8).Count, Is.EqualTo(1).After(10_000, 10));
    }

    [Test]
    public async Task EndedCall_IsNotCancelled()
    {
        var call = Harness.Call();
        using var runner = call.Runner;
        var token = CancellationToken.None;
        await DeliveryHarness.Call(call, given =>
        {
            token = given;
            return Task.CompletedTask;
        }).RunAsync();

        StopHost();
        await PoolAsync();

        Assert.That(token.IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task DisposedRunner_CancelsAndGivesUpNothing()
    {
        var call = Harness.Call();
        var token = CancellationToken.None;
        var result = DeliveryHarness.Call(call, given =>
        {
            token = given;
            _begun.SetResult();
            return new TaskCompletionSource().Task;
        }).RunAsync().AsTask();
        await _begun.Task.WaitAsync(TestToken);

        call.Runner.Dispose();
        Harness.Time.Advance(TimeSpan.FromMinutes(1));
        StopHost();
        await PoolAsync();

        Assert.That((result.IsCompleted, token.IsCancellationRequested), Is.EqualTo((false, false)));
    }

    private Task<CallResult> HangAsync(CallDetails call) => DeliveryHarness.Call(call, cancellationToken =>
    {
        _begun.SetResult();
        return Task.Delay(Timeout.Infinite, cancellationToken);
    }).RunAsync().AsTask();

    /// <summary>Waits for the queue of the pool, in which a cancellation would be before this.</summary>
    private static Task PoolAsync() =>
        Task.Factory.StartNew(static () => { }, TestToken, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
}
