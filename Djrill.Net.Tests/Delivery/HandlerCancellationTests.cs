using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>The token of a handler that exceeds its time limit.</summary>
internal sealed class HandlerCancellationTests : HandlerCallFixture
{
    [Test]
    public async Task HandlerThatEndsWithinItsCancellation_HasTimedOut()
    {
        var call = CallAsync(cancellationToken =>
        {
            var ended = new TaskCompletionSource();
            cancellationToken.Register(ended.SetResult);
            Begun.SetResult();
            return ended.Task;
        });
        await Begun.Task;

        // As a timer does: on a thread without a synchronization context, where continuations run inline.
        await Task.Run(() => Time.Advance(Limit));

        Assert.That((await call).Outcome, Is.EqualTo(CallOutcome.TimedOut));
    }

    [Test]
    public async Task Token_IsCancelledAtTheLimitOfItsOwnCallOnly()
    {
        var tokens = new List<CancellationToken>();
        await CallAsync(token =>
        {
            tokens.Add(token);
            return Task.CompletedTask;
        });
        var call = HangAsync(tokens.Add);
        await Begun.Task;
        var before = tokens[1].IsCancellationRequested;
        Time.Advance(Limit);
        await call;

        Assert.That((before, tokens[0].IsCancellationRequested, tokens[1].IsCancellationRequested), Is.EqualTo((false, false, true)));
    }
}
