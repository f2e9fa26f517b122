using Djrill.Net.Delivery;
using Djrill.Net.Tests.Contract;

namespace Djrill.Net.Tests.Delivery;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class HandlerCallTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly WatchedTime _time = new();
    private readonly DeliveryHarness _harness;

    public HandlerCallTests() => _harness = new(time: _time);

    public void Dispose() => _harness.Dispose();

    [Test]
    public async Task CallThatWasLeftBehindBeforeAThreadWasFree_NeverBegins()
    {
        var (begun, begin) = (false, (Func<Task>)(static () => Task.CompletedTask));
        var call = new HandlerCall(_harness.Call(), (_, _) =>
        {
            begun = true;
            return Task.CompletedTask;
        });
        var work = new TaskCompletionSource();

        var result = call.RunAsync(started =>
        {
            begin = started;
            return work.Task;
        });
        await _time.TimersSetAsync(Limit, 1);
        _time.Advance(Limit);
        var outcome = (await result).Outcome;
        await begin();

        Assert.That((outcome, begun), Is.EqualTo((CallOutcome.TimedOut, false)));
    }

    [Test]
    public void WorkThatEndsWithoutHavingBegun_HasNotHandledTheEvent()
    {
        var call = new HandlerCall(_harness.Call(), static (_, _) => Task.CompletedTask);

        var outcomes = new[] { call.End(hasBegun: false, Task.CompletedTask, new TimeoutException()).Outcome, call.End(hasBegun: true, Task.CompletedTask, new TimeoutException()).Outcome };

        Assert.That(outcomes, Is.EqualTo([CallOutcome.TimedOut, CallOutcome.Handled]));
    }

    [Test]
    public async Task CallThatIsStartedInTime_Begins()
    {
        var begun = false;
        var call = new HandlerCall(_harness.Call(), (_, _) =>
        {
            begun = true;
            return Task.CompletedTask;
        });

        var result = await call.RunAsync(static started => started());

        Assert.That((result.Outcome, result.Exceptions.Count, begun), Is.EqualTo((CallOutcome.Handled, 0, true)));
    }

    [Test]
    public async Task Exception_IsTheResult([Values] bool isAsync)
    {
        var failure = new InvalidOperationException();
        var result = await new HandlerCall(_harness.Call(), (_, _) => isAsync ? Task.FromException(failure) : throw failure).RunAsync();

        Assert.That((result.Outcome, result.Exceptions.Single()), Is.EqualTo((CallOutcome.Failed, failure)));
    }

    [Test]
    public async Task CancellationOfItsOwn_IsAFailure()
    {
        var result = await new HandlerCall(_harness.Call(), static (_, _) => throw new OperationCanceledException()).RunAsync();

        Assert.That(result.Outcome, Is.EqualTo(CallOutcome.Failed));
    }

    [Test]
    public async Task HandlerOfAnotherPool_RunsNeitherOnTheCallersThreadNorInItsContext()
    {
        var own = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(own);
        SynchronizationContext? seen = own;
        try
        {
            await new HandlerCall(_harness.Call(), (_, _) =>
            {
                seen = SynchronizationContext.Current;
                return Task.CompletedTask;
            }).RunAsync().ConfigureAwait(false);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        Assert.That(seen, Is.Null);
    }
}
