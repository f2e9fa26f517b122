using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Tests.Contract;

/// <summary>A host that stops: what was begun goes on for a grace, what is new is asked for again.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class ShutdownTests
{
    private const string TwoEvents = """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2}]""";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly WatchedTime _time = new();
    private readonly TaskCompletionSource<CancellationToken> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task BatchThatEndsWithinTheGrace_Is200AndSeesNoCancellation()
    {
        await using var app = await StartAsync(token => _end.Task);

        var answer = app.PostAsync(TwoEvents);
        var token = await _begun.Task;
        await StopAsync(app);
        _time.Advance(Grace - TimeSpan.FromSeconds(1));
        var wasCancelled = token.IsCancellationRequested;
        _end.SetResult();

        Assert.That((await answer, wasCancelled), Is.EqualTo((HttpStatusCode.OK, false)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["first:send", "second:send", "first:open", "second:open"]));
    }

    [Test]
    public async Task BatchThatIsCutOff_ComesAgainWithoutAFailedAttempt()
    {
        await using var app = await StartAsync(static token => Task.Delay(Timeout.Infinite, token));

        var answer = app.PostAsync(TwoEvents);
        await _begun.Task;
        await StopAsync(app);
        _time.Advance(Grace);

        Assert.That(await answer, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(app.Calls.Calls, Is.EqualTo(["first:send"]));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 7), Is.Empty);
        Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 9).Message, Does.Contain("before 4 deliveries"));
    }

    [Test]
    public async Task CallbackOfATokenThatBlocks_HoldsUpNoOtherBatch()
    {
        var (calls, release) = (0, new TaskCompletionSource());
        using var begun = new SemaphoreSlim(0);
        await using var app = await StartAsync(token =>
        {
            if (Interlocked.Increment(ref calls) == 2)
            {
                token.Register(() => release.Task.Wait(CancellationToken.None));
            }

            begun.Release();
            return Task.Delay(Timeout.Infinite, token);
        });

        var first = app.PostAsync(TwoEvents);
        await begun.WaitAsync();
        var blocking = app.PostAsync("""[{"event":"click","_id":"2","ts":1}]"""); // The token that was made last is cancelled first.
        await begun.WaitAsync();
        await StopAsync(app);
        var advance = Task.Run(() => _time.Advance(Grace));
        try
        {
            Assert.That(await first.WaitAsync(TimeSpan.FromMinutes(1)), Is.EqualTo(HttpStatusCode.ServiceUnavailable)); // A test that waits in vain fails.
        }
        finally
        {
            release.SetResult();
        }

        await advance;
        Assert.That(await blocking, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task HandlerThatFailsWhenTheGraceHasEnded_HasFailed()
    {
        await using var app = await StartAsync(static async token =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            catch (OperationCanceledException exception)
            {
                throw new InvalidOperationException("half done", exception);
            }
        });

        var answer = app.PostAsync(TwoEvents);
        await _begun.Task;
        await StopAsync(app);
        _time.Advance(Grace);

        Assert.That(await answer, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task NewPostDuringTheStop_Is503AndReachesNobody()
    {
        await using var app = await StartAsync(static _ => Task.CompletedTask);
        await StopAsync(app, isGraceAwaited: false);

        using var response = await app.App.Client.SendAsync(MandrillPost.Unsigned(TwoEvents));

        Assert.That(
            (response.StatusCode, await response.Content.ReadAsStringAsync()),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, "The server is stopping. Send the batch again.")));
        Assert.That(app.Calls.Calls, Is.Empty);
        Assert.That(app.App.Logs.Own.Count(static entry => entry.Id == 21), Is.EqualTo(1));
    }

    [TestCase(30, 29)]
    [TestCase(40, 29)]
    [TestCase(29, 29)]
    public async Task GraceThatTheHostWouldCutOff_IsLowered(int grace, int used)
    {
        await using var app = await StartAsync(static token => Task.Delay(Timeout.Infinite, token), options => options.ShutdownGrace = TimeSpan.FromSeconds(grace));

        var answer = app.PostAsync(TwoEvents);
        var token = await _begun.Task;
        await StopAsync(app, TimeSpan.FromSeconds(used));
        _time.Advance(TimeSpan.FromSeconds(used) - TimeSpan.FromMilliseconds(1));
        var early = token.IsCancellationRequested;
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That((early, await answer), Is.EqualTo((false, HttpStatusCode.ServiceUnavailable)));
        Assert.That(
            app.App.Logs.Own.Where(static entry => entry.Id == 19).Select(static entry => entry.Message),
            Is.EqualTo(grace < 30 ? Array.Empty<string>() : [$"'ShutdownGrace' is 00:00:{grace}, not below the host's 'ShutdownTimeout' of 00:00:30. 00:00:29 is used instead."]));
    }

    private async Task StopAsync(HandlerApp app, TimeSpan? grace = null, bool isGraceAwaited = true)
    {
        app.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        if (isGraceAwaited)
        {
            await _time.TimersSetAsync(grace ?? Grace, 1);
        }
    }

    private Task<HandlerApp> StartAsync(Func<CancellationToken, Task> handle, Action<DjrillOptions>? configure = null) => HandlerApp.StartAsync(
        services => services
            .AddSingleton<TimeProvider>(_time)
            .Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(30))
            .AddSingleton<ScriptedHandlers.Script>((handler, _, token) =>
            {
                _begun.TrySetResult(token);
                return handler == "first" ? handle(token) : Task.CompletedTask;
            })
            .AddMandrillEventHandler<ScriptedHandlers.First>()
            .AddMandrillEventHandler<ScriptedHandlers.Second>(),
        options =>
        {
            options.HandlerTimeout = TimeSpan.FromMinutes(5);
            options.BatchBudget = TimeSpan.FromMinutes(10);
            configure?.Invoke(options);
        });
}
