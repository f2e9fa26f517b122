using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Calls that take longer than their time limit.</summary>
internal sealed class HandlerLimitTests : HandlerCallFixture
{
    private IEnumerable<string> Late =>
        Harness.Logs.Own.Where(static entry => entry.Id == 8).Select(static entry => entry.Exception!.Message);

    [Test]
    public async Task HandlerThatBlocks_IsLeftBehindAndTheBatchGoesOnOnce()
    {
        var (ended, next) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        async Task<CallOutcome> DeliverAsync()
        {
            var result = await DeliveryHarness.Call(Context, _ =>
            {
                Begun.SetResult();
                Block();
                ended.SetResult();
                throw new InvalidOperationException("late");
            }).RunAsync();
            await DeliveryHarness.Call(Context, _ =>
            {
                next++;
                return Task.CompletedTask;
            }).RunAsync();
            return result.Outcome;
        }

        var batch = DeliverAsync();
        await Begun.Task;
        Time.Advance(Limit - TimeSpan.FromTicks(1));
        var early = batch.IsCompleted;
        Time.Advance(TimeSpan.FromTicks(1));
        var outcome = await batch;
        Release.SetResult();
        await ended.Task;

        Assert.That((early, outcome), Is.EqualTo((false, CallOutcome.TimedOut)));
        Assert.That(() => Late, Is.EqualTo(["late"]).After(10_000, 10));
        Assert.That(next, Is.EqualTo(1));
    }

    [Test]
    public async Task TimeLimit_IsCountedFromTheBeginningOfEachCall()
    {
        await CallAsync(_ =>
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        });
        var token = CancellationToken.None;
        var call = HangAsync(given => token = given);
        await Begun.Task;
        Time.Advance(Limit - TimeSpan.FromTicks(1));
        var early = token.IsCancellationRequested; // Unlike the end of the call, this is there when the timer has fired.
        Time.Advance(TimeSpan.FromTicks(1));

        Assert.That((early, (await call).Outcome), Is.EqualTo((false, CallOutcome.TimedOut)));
    }

    [Test]
    public async Task TimeLimit_HoldsForTheCallAfterOneThatWasGivenUp()
    {
        var first = HangAsync();
        await Begun.Task;
        Time.Advance(Limit);
        await first;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var second = CallAsync(_ =>
        {
            begun.SetResult();
            return Release.Task;
        });
        await begun.Task;
        Time.Advance(Limit);

        Assert.That((await second).Outcome, Is.EqualTo(CallOutcome.TimedOut));
    }

    [Test]
    public async Task TimerThatFiresBetweenTwoCalls_IsSetForTheNext()
    {
        await CallAsync(static _ => Task.CompletedTask);
        Time.Advance(Limit);
        var call = HangAsync();
        await Begun.Task;
        Time.Advance(Limit);

        Assert.That((await call).Outcome, Is.EqualTo(CallOutcome.TimedOut));
    }

    [Test]
    public async Task TimerThatFiresLate_GivesTheCallUp()
    {
        var call = HangAsync();
        await Begun.Task;
        Time.Advance(2 * Limit);

        Assert.That((await call).Outcome, Is.EqualTo(CallOutcome.TimedOut));
    }

    [Test]
    public async Task HandlerThatObeysItsTokenTooLate_IsNotLogged()
    {
        Task? work = null;
        var call = CallAsync(token =>
        {
            work = Task.Delay(Timeout.Infinite, token);
            Begun.SetResult();
            return work;
        });
        await Begun.Task;
        Time.Advance(Limit);
        await call;
        await work!.ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.That(((await call).Outcome, Late.Count()), Is.EqualTo((CallOutcome.TimedOut, 0)));
    }

    // A task, and no other lock: the thread pool knows that its thread is lost, and starts another at once.
    private void Block() => Release.Task.Wait(CancellationToken.None);
}
