using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Two handlers that follow a script, and a clock that the test moves.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class HandlerTimeoutFixture : IDisposable
{
    protected const string Batch = """[{"event":"send","_id":"1","ts":1}]""";
    protected const string ThreeEvents =
        """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2},{"event":"click","_id":"1","ts":3}]""";

    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    protected WatchedTime Time { get; } = new();

    /// <summary>Gets how many timers there were when the hanging call began.</summary>
    protected int CreatedBefore { get; private set; }

    protected TaskCompletionSource Never { get; } = new();

    /// <summary>Gets what is released by each call that hangs.</summary>
    protected SemaphoreSlim Hanging { get; } = new(0);

    public void Dispose()
    {
        Never.TrySetResult();
        Hanging.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Posts three events, and lets the time limit pass for the call that hangs.</summary>
    protected async Task<HttpStatusCode> PostAndTimeOutAsync(HandlerApp app)
    {
        var answer = app.PostAsync(ThreeEvents);
        Assert.That(await Hanging.WaitAsync(TimeSpan.FromMinutes(1)), Is.True, "nobody hangs");
        await Time.TimersSetAsync(Limit, 1);
        Time.Advance(Limit);
        return await answer;
    }

    protected Task HangAsync()
    {
        CreatedBefore = Time.Created;
        Hanging.Release();
        return Never.Task;
    }

    protected Task<HandlerApp> StartAsync(ScriptedHandlers.Script script, Action<DjrillOptions>? configure = null) => HandlerApp.StartAsync(
        services => services
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(script)
            .AddMandrillEventHandler<ScriptedHandlers.First>()
            .AddMandrillEventHandler<ScriptedHandlers.Second>(),
        configure);
}
