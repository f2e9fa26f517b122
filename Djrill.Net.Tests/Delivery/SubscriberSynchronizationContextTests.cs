using Djrill.Net.Delivery;
using Djrill.Net.Tests.Contract;

namespace Djrill.Net.Tests.Delivery;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SubscriberSynchronizationContextTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly WatchedTime _time = new();
    private readonly DeliveryHarness _harness;

    public SubscriberSynchronizationContextTests() => _harness = new(time: _time);

    private IEnumerable<string> Late => _harness.Logs.Own.Where(static entry => entry.Id == 8).Select(static entry => entry.Exception!.Message);

    public void Dispose() => _harness.Dispose();

    [Test]
    public async Task SubscriberThatReturns_HasHandledTheEvent()
    {
        var result = await RunAsync(static () => { });

        Assert.That((result.Outcome, result.Exceptions.Count), Is.EqualTo((CallOutcome.Handled, 0)));
    }

    [Test]
    public async Task SubscriberThatThrows_HasFailed() =>
        Assert.That(await ThrownAsync(static () => throw new InvalidOperationException("now")), Is.EqualTo(["now"]));

    [Test]
    public async Task AsyncVoid_IsAwaited()
    {
        var release = new TaskCompletionSource();
        var ended = false;

        var call = RunAsync(async void () =>
        {
            await release.Task;
            await Task.Yield();
            ended = true;
        });
        var completedBefore = call.IsCompleted;
        release.SetResult();
        await call;

        Assert.That((completedBefore, ended), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task AsyncVoidThatThrowsAtOnce_IsCaught() =>
        Assert.That(await ThrownAsync(static async void () => throw new InvalidOperationException("at once")), Is.EqualTo(["at once"]));

    [Test]
    public async Task AsyncVoidThatThrowsLater_IsCaught() => Assert.That(
        await ThrownAsync(static async void () =>
        {
            await Task.Yield();
            await Task.Yield();
            throw new InvalidOperationException("later");
        }),
        Is.EqualTo(["later"]));

    [Test]
    public async Task AsyncVoidThatLeavesTheContext_IsAwaitedAndCaught() => Assert.That(
        await ThrownAsync(static async void () =>
        {
            await Task.Yield();
            await Task.Run(static () => { }).ConfigureAwait(false);
            throw new InvalidOperationException("elsewhere");
        }),
        Is.EqualTo(["elsewhere"]));

    [Test]
    public async Task TwoExceptionsOfOneCall_AreBothReported()
    {
        static async void Inner()
        {
            await Task.Yield();
            throw new InvalidOperationException("inner");
        }

        var thrown = await ThrownAsync(static () =>
        {
            Inner();
            throw new InvalidOperationException("outer");
        });

        Assert.That(thrown, Is.EquivalentTo(["inner", "outer"]));
    }

    [Test]
    public async Task ExceptionPostedBeforeItsOperationCompletes_IsWaitedFor()
    {
        // What the compiler's code does when an async void throws, with the posted exception held back.
        using var release = new ManualResetEventSlim();

        var call = ThrownAsync(() =>
        {
            var context = SynchronizationContext.Current!;
            context.OperationStarted();
            context.Post(
                _ =>
                {
                    release.Wait();
                    throw new InvalidOperationException("posted");
                },
                null);
            context.OperationCompleted();
        });
        var completedBefore = call.IsCompleted;
        release.Set();

        Assert.That((completedBefore, string.Join(' ', await call)), Is.EqualTo((false, "posted")));
    }

    [Test]
    public async Task SubscriberThatBlocksOnAsyncWork_DoesNotDeadlock()
    {
        static async Task<int> Work()
        {
            await Task.Yield();
            return 7;
        }

        var result = 0;

        await RunAsync(() => result = Work().GetAwaiter().GetResult());

        Assert.That(result, Is.EqualTo(7));
    }

    [Test]
    public async Task WorkThatOutlivesTheCall_IsLoggedLateAndEndsNoProcess()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        static async void Throw() => await Task.FromException(new InvalidOperationException("late"));
        async Task NotAwaited()
        {
            await release.Task;
            Throw();
        }

        var result = await RunAsync(() => _ = NotAwaited());
        release.SetResult();

        Assert.That(result.Outcome, Is.EqualTo(CallOutcome.Handled));
        Assert.That(() => Late, Is.EqualTo(["late"]).After(10_000, 10));
    }

    [Test]
    public async Task ExceptionAfterTheLimit_IsLoggedLateAndIsNotInTheResult()
    {
        var fail = new TaskCompletionSource();
        var call = RunAsync(async void () => await fail.Task);
        await _time.TimersSetAsync(Limit, 1);
        _time.Advance(Limit);
        var result = await call;
        fail.SetException(new InvalidOperationException("late"));

        Assert.That(() => Late, Is.EqualTo(["late"]).After(10_000, 10));
        Assert.That((result.Outcome, result.Exceptions.Single()), Is.EqualTo((CallOutcome.TimedOut, result.Exceptions.OfType<TimeoutException>().Single())));
    }

    [Test]
    public async Task ExceptionBeforeTheLimit_IsReportedWithTheTimeoutAsTheCause()
    {
        var never = new TaskCompletionSource();
        var call = RunAsync(() =>
        {
            HangAfter(never.Task);
            throw new InvalidOperationException("first");
        });
        await _time.TimersSetAsync(Limit, 1);
        _time.Advance(Limit);
        var result = await call;
        never.SetResult();

        Assert.That(result.Outcome, Is.EqualTo(CallOutcome.TimedOut));
        Assert.That(result.Exceptions.Select(static exception => exception.GetType()), Is.EqualTo([typeof(InvalidOperationException), typeof(TimeoutException)]));
    }

    [TestCase(15, 0)]
    [TestCase(16, 1)]
    public async Task SubscriberThatBlocks_IsLoggedAboveTheLimit(int seconds, int lines)
    {
        var result = await RunAsync(() => _time.Advance(TimeSpan.FromSeconds(seconds)));

        Assert.That((result.Outcome, _harness.Logs.Own.Count(static entry => entry.Id == 11)), Is.EqualTo((CallOutcome.Handled, lines)));
    }

    [Test]
    public async Task CallersContext_IsRestored()
    {
        var own = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(own);
        try
        {
            var call = RunAsync(static () => throw new InvalidOperationException());
            Assert.That(SynchronizationContext.Current, Is.SameAs(own));
            await call.ConfigureAwait(false);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    [Test]
    public async Task Send_RunsAtOnceInTheContext()
    {
        SynchronizationContext? seen = null;
        var result = await RunAsync(() => SynchronizationContext.Current!.Send(_ => seen = SynchronizationContext.Current, null));

        Assert.That((result.Outcome, seen), Is.EqualTo((CallOutcome.Handled, seen as SubscriberSynchronizationContext)));
        Assert.That(seen, Is.Not.Null);
    }

    [Test]
    public async Task ThreadThatSends_KeepsItsContext()
    {
        var seen = new List<SynchronizationContext?>();
        await RunAsync(() =>
        {
            var context = SynchronizationContext.Current!;
            Task.Run(() =>
            {
                context.Send(_ => seen.Add(SynchronizationContext.Current), null);
                seen.Add(SynchronizationContext.Current);
            }).Wait();
        });

        Assert.That(seen, Has.Count.EqualTo(2));
        Assert.That((seen[0] is SubscriberSynchronizationContext, seen[1]), Is.EqualTo((true, (SynchronizationContext?)null)));
    }

    private static async void HangAfter(Task task) => await task;

    private Task<CallResult> RunAsync(Action subscriber) => new SubscriberSynchronizationContext(_harness.Call(), subscriber, static (_, payload) => ((Action)payload)()).RunAsync().AsTask();

    private async Task<IEnumerable<string>> ThrownAsync(Action subscriber)
    {
        var result = await RunAsync(subscriber);
        Assert.That(result.Outcome, Is.EqualTo(CallOutcome.Failed));
        Assert.That(Late, Is.Empty);
        return result.Exceptions.Select(static exception => exception.Message);
    }
}
