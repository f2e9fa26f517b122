using System.Net;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Mandrill sends a batch again: who is given what.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ResendTests
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2},{"event":"click","_id":"1","ts":3}]""";

    // The same events when Mandrill has learned more of the message.
    private const string LaterBatch =
        """[{"event":"send","_id":"1","ts":1,"msg":{"opens":[{"ts":2}]}},{"event":"open","_id":"1","ts":2,"msg":{"opens":[{"ts":2}]}},{"event":"spam","_id":"1","ts":9}]""";

    [Test]
    public async Task Handlers_AreGivenWhatTheyHaveNotHandled()
    {
        await using var app = await StartAsync();
        app.Calls.Then = static call => call == "messages:open" ? throw new InvalidOperationException() : Task.CompletedTask;
        var first = await app.PostAsync(Batch);
        app.Calls.Clear();
        app.Calls.Then = static _ => Task.CompletedTask;

        var second = await app.PostAsync(LaterBatch);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["messages:open", "messages:spam", "all:spam"]));
        Assert.That(app.App.Logs.Own.Select(static entry => entry.Message), Has.Member("Left out 3 deliveries of the batch that had been made before."));
    }

    [Test]
    public async Task BatchThatWasHandled_IsNotHandledAgain()
    {
        await using var app = await StartAsync();
        await app.PostAsync(Batch);
        app.Calls.Clear();

        var status = await app.PostAsync(Batch);

        Assert.That((status, app.Calls.Calls.Count()), Is.EqualTo((HttpStatusCode.OK, 0)));
    }

    [Test]
    public async Task Subscribers_AreGivenWhatTheyHaveNotHandled()
    {
        await using var app = await HandlerApp.StartAsync(static _ => { });
        var fails = true;
        using var failing = new Subscription((_, e) =>
        {
            app.Calls.AddAsync($"failing:{e.EventType}");
            if (fails && e.EventType == "open")
            {
                throw new InvalidOperationException();
            }
        });
        using var other = new Subscription((_, e) => app.Calls.AddAsync($"other:{e.EventType}"));
        var first = await app.PostAsync(Batch);
        app.Calls.Clear();
        fails = false;

        var second = await app.PostAsync(LaterBatch);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["failing:open", "failing:spam", "other:spam"]));
    }

    [Test]
    public async Task SubscribersOfOneMethod_AreToldApart()
    {
        await using var app = await HandlerApp.StartAsync(static _ => { });
        using var first = Numbered(app.Calls, 1, static number => throw new InvalidOperationException($"{number}"));
        using var second = Numbered(app.Calls, 2, static _ => { });
        await app.PostAsync(Batch);
        app.Calls.Clear();

        await app.PostAsync(Batch);

        Assert.That(app.Calls.Calls, Is.EqualTo(["1:send", "1:open", "1:click"]));
    }

    [Test]
    public async Task EqualEventsOfOneBatch_AreEachDelivered()
    {
        await using var app = await StartAsync();
        const string Twice = """[{"event":"open","_id":"1","ts":2},{"event":"open","_id":"1","ts":2}]""";

        await app.PostAsync(Twice);
        await app.PostAsync(Twice);

        Assert.That(app.Calls.Calls, Is.EqualTo(["messages:open", "all:open", "messages:open", "all:open"]));
    }

    [Test]
    public async Task ExampleEvents_AreHandledAtEachPress()
    {
        await using var app = await StartAsync();
        const string Example = """[{"event":"send","_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaa","ts":1}]""";

        await app.PostAsync(Example);
        await app.PostAsync(Example);

        Assert.That(app.Calls.Calls, Is.EqualTo(["messages:send", "all:send", "messages:send", "all:send"]));
    }

    [Test]
    public async Task AnotherInstance_KnowsThroughTheDistributedCache()
    {
        await using var one = await StartAsync(static services => services.AddDistributedMemoryCache());
        var cache = one.App.Services.GetRequiredService<IDistributedCache>();
        await using var other = await StartAsync(services => services.AddSingleton(cache));
        one.Calls.Then = static call => call == "all:click" ? throw new InvalidOperationException() : Task.CompletedTask;

        var first = await one.PostAsync(Batch);
        var second = await other.PostAsync(Batch);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(other.Calls.Calls, Is.EqualTo(["all:click"]));
    }

    [Test]
    public async Task AnotherInstancesSubscribers_KnowThroughTheDistributedCache()
    {
        await using var one = await HandlerApp.StartAsync(static services => services.AddDistributedMemoryCache());
        var cache = one.App.Services.GetRequiredService<IDistributedCache>();
        await using var other = await HandlerApp.StartAsync(services => services.AddSingleton(cache));
        var calls = new Recorder();
        using var subscription = new Subscription((_, e) =>
        {
            calls.AddAsync(e.EventType!);
            if (e.EventType == "open" && calls.Calls.Count() < 4)
            {
                throw new InvalidOperationException();
            }
        });

        var first = await one.PostAsync(Batch);
        var second = await other.PostAsync(Batch);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(calls.Calls, Is.EqualTo(["send", "open", "click", "open"]));
    }

    [Test]
    public async Task CacheThatFails_LosesNothingAndIsWarnedOfOncePerBatch()
    {
        await using var app = await StartAsync(static services => services.AddSingleton<IDistributedCache, FailingCache>());

        var first = await app.PostAsync(Batch);
        var second = await app.PostAsync(Batch);

        Assert.That((first, second, app.Calls.Calls.Count()), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, 12)));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 13).Select(static entry => entry.Exception!.Message), Is.EqualTo(["no cache", "no cache"]));
    }

    private static Subscription Numbered(Recorder calls, int number, Action<int> then) => new((_, e) =>
    {
        calls.AddAsync($"{number}:{e.EventType}");
        then(number);
    });

    private static Task<HandlerApp> StartAsync(Action<IServiceCollection>? add = null) => HandlerApp.StartAsync(services =>
    {
        services.AddMandrillEventHandler<RecordingHandlers.Messages>().AddMandrillEventHandler<RecordingHandlers.All>();
        add?.Invoke(services);
    });
}
