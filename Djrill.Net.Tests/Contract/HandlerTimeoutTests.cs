using System.Net;

namespace Djrill.Net.Tests.Contract;

/// <summary>Handlers and subscribers that exceed their time limit.</summary>
[CancelAfter(60_000)]
internal sealed class HandlerTimeoutTests : HandlerTimeoutFixture
{
    [TestCase("awaits for ever")]
    [TestCase("blocks a thread")]
    [TestCase("obeys its token")]
    public async Task HandlerThatHangs_FailsAtTheLimitAndStopsNobodyElse(string how)
    {
        using var release = new ManualResetEventSlim();
        await using var app = await StartAsync(async (handler, _, token) =>
        {
            if (handler == "first")
            {
                Hanging.Release();
                if (how == "blocks a thread")
                {
                    release.Wait(CancellationToken.None);
                }

                await (how == "obeys its token" ? Task.Delay(Timeout.Infinite, token) : Never.Task);
            }
        });

        var answer = app.PostAsync(Batch);
        Assert.That(await Hanging.WaitAsync(TimeSpan.FromMinutes(1)), Is.True, "the handler was called before its time is over");
        await Time.TimersSetAsync(Limit, 1);
        Time.Advance(Limit - TimeSpan.FromSeconds(1));
        var early = answer.IsCompleted;
        Time.Advance(TimeSpan.FromSeconds(1));
        var status = await answer;
        release.Set();

        Assert.That((early, status), Is.EqualTo((false, HttpStatusCode.InternalServerError)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["first:send", "second:send"]));
    }

    [Test]
    public async Task HandlerThatTimedOut_IsLeftOutForTheRestOfThePost()
    {
        await using var app = await StartAsync((handler, _, _) => handler == "first" ? HangAsync() : Task.CompletedTask);

        var status = await PostAndTimeOutAsync(app);

        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.Calls.Calls, Is.EqualTo(["first:send", "second:send", "second:open", "second:click"]));
        Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 9).Message, Does.Contain("before 2 deliveries"));
    }

    [Test]
    public async Task HandlerThatHangsOnOneEvent_ComesLastAndGetsTheOthersAtTheNextPost()
    {
        await using var app = await StartAsync((handler, e, _) => (handler, e.EventType) is ("first", "send") or ("second", "click")
            ? handler == "first" ? HangAsync() : throw new InvalidOperationException()
            : Task.CompletedTask);
        await PostAndTimeOutAsync(app);
        app.Calls.Clear();

        await PostAndTimeOutAsync(app);

        Assert.That(app.Calls.Calls, Is.EqualTo(["second:click", "first:open", "first:click", "first:send"]));
    }

    [Test]
    public async Task ExceptionAfterTheLimit_IsLoggedLate()
    {
        var fail = new TaskCompletionSource();
        await using var app = await StartAsync((handler, _, _) => handler == "first" ? fail.Task : Task.CompletedTask);
        var answer = app.PostAsync(Batch);
        await Time.TimersSetAsync(Limit, 1);
        Time.Advance(Limit);
        await answer;

        fail.SetException(new InvalidOperationException("late"));

        Assert.That(() => app.App.Logs.Own.Where(static entry => entry.Id == 8).Select(static entry => entry.Exception!.Message), Is.EqualTo(["late"]).After(10_000, 10));
    }

    [Test]
    public async Task BudgetThatEnds_LeavesTheRestForTheNextPost()
    {
        await using var app = await StartAsync((_, _, _) =>
        {
            Time.Advance(TimeSpan.FromSeconds(12));
            return Task.CompletedTask;
        });

        var first = await app.PostAsync(ThreeEvents);
        var calls = string.Join(' ', app.Calls.Calls);
        app.Calls.Clear();
        var second = await app.PostAsync(ThreeEvents);

        Assert.That((first, calls), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "first:send second:send first:open second:open")), "45 s are over after the fourth call");
        Assert.That((second, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, "first:click second:click")));
    }
}
