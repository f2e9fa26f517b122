using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Exceptions of a subscriber, whenever they are thrown.</summary>
internal sealed class SubscriberExceptionTests : SubscriberFixture
{
    [Test]
    public async Task SubscriberThatThrows_HasFailed() =>
        Assert.That(await ThrownAsync(static () => throw new InvalidOperationException("now")), Is.EqualTo(["now"]));

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

    private async Task<IEnumerable<string>> ThrownAsync(Action subscriber)
    {
        var result = await RunAsync(subscriber);
        Assert.That(result.Outcome, Is.EqualTo(CallOutcome.Failed));
        Assert.That(Late, Is.Empty);
        return result.Exceptions.Select(static exception => exception.Message);
    }
}
