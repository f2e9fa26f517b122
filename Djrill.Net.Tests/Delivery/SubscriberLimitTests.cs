using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Subscribers that outlive their call or their time limit.</summary>
internal sealed class SubscriberLimitTests : SubscriberFixture
{
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
        await Time.TimersSetAsync(Limit, 1);
        Time.Advance(Limit);
        var result = await call;
        fail.SetException(new InvalidOperationException("late"));

        Assert.That(() => Late, Is.EqualTo(["late"]).After(10_000, 10));
        Assert.That(
            (result.Outcome, result.Exceptions.Single()),
            Is.EqualTo((CallOutcome.TimedOut, result.Exceptions.OfType<TimeoutException>().Single())));
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
        await Time.TimersSetAsync(Limit, 1);
        Time.Advance(Limit);
        var result = await call;
        never.SetResult();

        Assert.That(result.Outcome, Is.EqualTo(CallOutcome.TimedOut));
        Assert.That(
            result.Exceptions.Select(static exception => exception.GetType()),
            Is.EqualTo([typeof(InvalidOperationException), typeof(TimeoutException)]));
    }

    [TestCase(15, 0)]
    [TestCase(16, 1)]
    public async Task SubscriberThatBlocks_IsLoggedAboveTheLimit(int seconds, int lines)
    {
        var result = await RunAsync(() => Time.Advance(TimeSpan.FromSeconds(seconds)));

        Assert.That((result.Outcome, Harness.Logs.Own.Count(static entry => entry.Id == 11)), Is.EqualTo((CallOutcome.Handled, lines)));
    }

    private static async void HangAfter(Task task) => await task;
}
