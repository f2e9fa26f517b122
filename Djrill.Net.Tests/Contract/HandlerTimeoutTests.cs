using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>Handlers that do not come to an end, and handlers that are told to.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class HandlerTimeoutTests
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1}]""";

    private readonly FakeTimeProvider _time = new();

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [TestCase("awaits for ever")]
    [TestCase("blocks a thread")]
    [TestCase("ends when told")]
    public async Task HandlerThatHangs_FailsWhenItsTimeIsOverAndStopsNobodyElse(string how)
    {
        using var release = new ManualResetEventSlim();
        var never = new TaskCompletionSource();
        await using var app = await StartAsync(async token =>
        {
            _begun.SetResult();
            if (how == "blocks a thread")
            {
                release.Wait(CancellationToken.None);
            }

            await (how == "ends when told" ? Task.Delay(Timeout.Infinite, token) : never.Task);
        });

        var answer = app.PostAsync(Batch);
        await _begun.Task;
        _time.Advance(TimeSpan.FromSeconds(29));
        var early = answer.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(2));
        var status = await answer;
        release.Set();
        never.TrySetResult();

        Assert.That((early, status), Is.EqualTo((false, HttpStatusCode.InternalServerError)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["all:send"]));
    }

    [Test]
    public async Task SubscriberThatAwaitsForEver_FailsWhenItsTimeIsOver()
    {
        await using var app = await HandlerApp.StartAsync(services => services.AddSingleton<TimeProvider>(_time));
        var never = new TaskCompletionSource();
        using var hanging = new Subscription(async (_, _) =>
        {
            _begun.SetResult();
            await never.Task;
        });
        using var recording = Subscription.Record(out var events);

        var answer = app.PostAsync(Batch);
        await _begun.Task;
        while (!answer.IsCompleted)
        {
            // The wait may begin a moment later than the subscriber.
            _time.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }

        Assert.That((await answer, events.Count), Is.EqualTo((HttpStatusCode.InternalServerError, 1)));
        never.SetResult();
    }

    [Test]
    public async Task SubscriberThatBlocks_IsWarnedOf()
    {
        await using var app = await HandlerApp.StartAsync(services => services.AddSingleton<TimeProvider>(_time));
        using var slow = new Subscription((_, _) => _time.Advance(TimeSpan.FromSeconds(31)));

        var status = await app.PostAsync(Batch);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 11).Message, Does.Contain("blocked a thread for 31000 ms on an event of type send"));
    }

    [Test]
    public async Task HostThatStops_CancelsHandlersAndAsksForTheBatchAgain()
    {
        await using var app = await StartAsync(async token =>
        {
            _begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        });

        var answer = app.PostAsync(Batch);
        await _begun.Task;
        app.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.That(await answer, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 7), Is.Empty, "it did as it was told");
    }

    private Task<HandlerApp> StartAsync(Func<CancellationToken, Task> handle) => HandlerApp.StartAsync(services => services
        .AddSingleton<TimeProvider>(_time)
        .AddSingleton(handle)
        .AddMandrillEventHandler<Hanging>()
        .AddMandrillEventHandler<RecordingHandlers.All>());

    private sealed class Hanging(Func<CancellationToken, Task> handle) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => handle(cancellationToken);
    }
}
