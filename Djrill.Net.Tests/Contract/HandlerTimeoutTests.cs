using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Handlers and subscribers that exceed their time limit.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class HandlerTimeoutTests : IDisposable
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1}]""";
    private const string ThreeEvents = """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2},{"event":"click","_id":"1","ts":3}]""";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly WatchedTime _time = new();
    private int _createdBefore;
    private readonly TaskCompletionSource _never = new();
    private readonly SemaphoreSlim _hanging = new(0);

    public void Dispose()
    {
        _never.TrySetResult();
        _hanging.Dispose();
    }

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
                _hanging.Release();
                if (how == "blocks a thread")
                {
                    release.Wait(CancellationToken.None);
                }

                await (how == "obeys its token" ? Task.Delay(Timeout.Infinite, token) : _never.Task);
            }
        });

        var answer = app.PostAsync(Batch);
        Assert.That(await _hanging.WaitAsync(TimeSpan.FromMinutes(1)), Is.True, "the handler was called before its time is over");
        await _time.TimersSetAsync(Limit, 1);
        _time.Advance(Limit - TimeSpan.FromSeconds(1));
        var early = answer.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));
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
    public async Task SubscriberThatAwaitsForEver_FailsAtTheLimit()
    {
        await using var app = await StartAsync(static (_, _, _) => Task.CompletedTask);
        using var hanging = new Subscription(async (_, _) => await _never.Task);

        var answer = app.PostAsync(Batch);
        await _time.TimersSetAsync(Limit, 1);
        _time.Advance(Limit);

        Assert.That((await answer, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.InternalServerError, "first:send second:send")));
    }

    [Test]
    public async Task SubscriberThatBlocks_IsLogged()
    {
        await using var app = await StartAsync(static (_, _, _) => Task.CompletedTask);
        using var slow = new Subscription((_, _) => _time.Advance(TimeSpan.FromSeconds(31)));

        var status = await app.PostAsync(Batch);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 11).Message, Does.Contain("blocked a thread for 31000 ms on an event of type send"));
    }

    [Test]
    public async Task ExceptionAfterTheLimit_IsLoggedLate()
    {
        var fail = new TaskCompletionSource();
        await using var app = await StartAsync((handler, _, _) => handler == "first" ? fail.Task : Task.CompletedTask);
        var answer = app.PostAsync(Batch);
        await _time.TimersSetAsync(Limit, 1);
        _time.Advance(Limit);
        await answer;

        fail.SetException(new InvalidOperationException("late"));

        Assert.That(() => app.App.Logs.Own.Where(static entry => entry.Id == 8).Select(static entry => entry.Exception!.Message), Is.EqualTo(["late"]).After(10_000, 10));
    }

    [Test]
    public async Task BudgetThatEnds_LeavesTheRestForTheNextPost()
    {
        await using var app = await StartAsync((_, _, _) =>
        {
            _time.Advance(TimeSpan.FromSeconds(12));
            return Task.CompletedTask;
        });

        var first = await app.PostAsync(ThreeEvents);
        var calls = string.Join(' ', app.Calls.Calls);
        app.Calls.Clear();
        var second = await app.PostAsync(ThreeEvents);

        Assert.That((first, calls), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "first:send second:send first:open second:open")), "45 s are over after the fourth call");
        Assert.That((second, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, "first:click second:click")));
    }

    [Test]
    public async Task TakerThatHangs_HasNotTakenTheDeadLetterAndIsLeftOutForTheRestOfThePost()
    {
        await using var app = await StartAsync(
            static (handler, _, _) => handler == "first" ? throw new InvalidOperationException() : Task.CompletedTask,
            static options => options.MaxDeliveryAttempts = 1);
        using var sound = DeadLetterSubscription.Record(out var taken);
        using var hanging = new DeadLetterSubscription(async (_, e) =>
        {
            await app.Calls.AddAsync($"taker:{e.DeadLetter.Event.EventType}");
            await HangAsync();
        });

        var answer = app.PostAsync(ThreeEvents);
        Assert.That(await _hanging.WaitAsync(TimeSpan.FromMinutes(1)), Is.True, "nobody hangs");
        await _time.CreatedAsync(_createdBefore + 1); // A subscriber's timer is set when it has returned.
        _time.Advance(Limit);
        var status = await answer;

        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.Calls.Calls.Where(static call => call.StartsWith("taker", StringComparison.Ordinal)), Is.EqualTo(["taker:send"]));
        Assert.That(taken.Select(static letter => letter.Event.EventType), Is.EqualTo(["send", "open", "click"]));
        Assert.That(app.App.Logs.Own.Count(static entry => entry.Id == 12), Is.Zero);
    }

    /// <summary>Posts three events, and lets the time limit pass for the call that hangs.</summary>
    private async Task<HttpStatusCode> PostAndTimeOutAsync(HandlerApp app)
    {
        var answer = app.PostAsync(ThreeEvents);
        Assert.That(await _hanging.WaitAsync(TimeSpan.FromMinutes(1)), Is.True, "nobody hangs");
        await _time.TimersSetAsync(Limit, 1);
        _time.Advance(Limit);
        return await answer;
    }

    private Task HangAsync()
    {
        _createdBefore = _time.Created;
        _hanging.Release();
        return _never.Task;
    }

    private Task<HandlerApp> StartAsync(ScriptedHandlers.Script script, Action<DjrillOptions>? configure = null) => HandlerApp.StartAsync(
        services => services
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton(script)
            .AddMandrillEventHandler<ScriptedHandlers.First>()
            .AddMandrillEventHandler<ScriptedHandlers.Second>(),
        configure);
}
