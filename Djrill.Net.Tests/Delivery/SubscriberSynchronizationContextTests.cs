using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

internal sealed class SubscriberSynchronizationContextTests : SubscriberFixture
{
    [Test]
    public async Task SubscriberThatReturns_HasHandledTheEvent()
    {
        var result = await RunAsync(static () => { });

        Assert.That((result.Outcome, result.Exceptions.Count), Is.EqualTo((CallOutcome.Handled, 0)));
    }

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
}
