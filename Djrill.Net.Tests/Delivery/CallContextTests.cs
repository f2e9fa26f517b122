using System.Collections.Concurrent;
using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

internal sealed class CallContextTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<Exception> _late = new();

    [SetUp]
    public void Clear() => _late.Clear();

    [Test]
    public async Task SubscriberThatReturns_HasThrownNothing() => Assert.That(await CallAsync(static () => { }), Is.Empty);

    [Test]
    public async Task SubscriberThatThrows_IsCaught() =>
        Assert.That(await CallAsync(static () => throw new InvalidOperationException("now")), Is.EqualTo(["now"]));

    [Test]
    public async Task AsyncVoid_IsAwaited()
    {
        var release = new TaskCompletionSource();
        var ended = false;

        var call = CallAsync(async void () =>
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
        Assert.That(await CallAsync(static async void () => throw new InvalidOperationException("at once")), Is.EqualTo(["at once"]));

    [Test]
    public async Task AsyncVoidThatThrowsLater_IsCaught() => Assert.That(
        await CallAsync(static async void () =>
        {
            await Task.Yield();
            await Task.Yield();
            throw new InvalidOperationException("later");
        }),
        Is.EqualTo(["later"]));

    [Test]
    public async Task ExceptionPostedBeforeItsOperationCompletes_IsWaitedFor()
    {
        // What the compiler's code does when an async void throws, with the posted exception held back.
        using var release = new ManualResetEventSlim();

        var call = CallAsync(() =>
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
    public async Task AsyncVoidThatLeavesTheContext_IsAwaitedAndCaught() => Assert.That(
        await CallAsync(static async void () =>
        {
            await Task.Yield();
            await Task.Run(static () => { }).ConfigureAwait(false);
            throw new InvalidOperationException("elsewhere");
        }),
        Is.EqualTo(["elsewhere"]));

    [Test]
    public async Task AsyncVoidThatStartsAnother_HasBothAwaited()
    {
        static async void Inner()
        {
            await Task.Yield();
            throw new InvalidOperationException("inner");
        }

        var thrown = await CallAsync(static async void () =>
        {
            await Task.Yield();
            Inner();
            throw new InvalidOperationException("outer");
        });

        Assert.That(thrown, Is.EquivalentTo(["inner", "outer"]));
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

        await CallAsync(() => result = Work().GetAwaiter().GetResult());

        Assert.That(result, Is.EqualTo(7));
    }

    [Test]
    public async Task WorkThatOutlivesTheCall_IsReportedLateAndEndsNoProcess()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reported = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        static async void Throw() => await Task.FromException(new InvalidOperationException("late"));
        async Task NotAwaited()
        {
            await release.Task;
            Throw();
        }

        var thrown = await new CallContext(new Call(() => _ = NotAwaited(), reported.SetResult)).CallAsync(Long, TimeProvider.System);
        release.SetResult();

        Assert.That((thrown.Count, (await reported.Task).Message), Is.EqualTo((0, "late")));
    }

    [Test]
    public async Task CallersContext_IsRestored()
    {
        var own = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(own);
        try
        {
            var call = CallAsync(static () => throw new InvalidOperationException());
            Assert.That(SynchronizationContext.Current, Is.SameAs(own));
            await call.ConfigureAwait(false);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    private async Task<IEnumerable<string>> CallAsync(Action subscriber)
    {
        var exceptions = await new CallContext(new Call(subscriber, _late.Enqueue)).CallAsync(Long, TimeProvider.System);
        Assert.That(_late, Is.Empty);
        return exceptions.Select(static exception => exception.Message);
    }

    private sealed class Call(Action subscriber, Action<Exception> late) : ICall
    {
        public bool BeginsOnCallersThread => true;

        public Task InvokeAsync()
        {
            subscriber();
            return Task.CompletedTask;
        }

        public void FailedLate(Exception exception) => late(exception);
    }
}
