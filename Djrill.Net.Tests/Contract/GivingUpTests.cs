using System.Net;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>Handlers that always fail on an event.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class GivingUpTests
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2}]""";

    private readonly List<MandrillEventAbandonedEventArgs> _abandoned = [];

    [SetUp]
    public void Subscribe() => MandrillSignals.EventAbandoned += Keep;

    [TearDown]
    public void Unsubscribe() => MandrillSignals.EventAbandoned -= Keep;

    [Test]
    public async Task EventThatFailsTooOften_IsGivenUpForThatHandlerAlone()
    {
        await using var app = await StartAsync(3, "messages:open");

        var statuses = new[] { await app.PostAsync(Batch), await app.PostAsync(Batch), await app.PostAsync(Batch), await app.PostAsync(Batch) };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(statuses, Is.EqualTo([HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK]));
            Assert.That(app.Calls.Calls, Is.EqualTo(["messages:send", "all:send", "messages:open", "all:open", "messages:open", "messages:open"]));
            Assert.That(_abandoned.Select(static e => (e.Event.EventType, e.Handler, e.Attempts, e.Exception.Message)), Is.EqualTo(
                new[] { ("open", $"{typeof(RecordingHandlers.Messages).FullName}:MandrillMessageEvent", 3, "poison") }));
            Assert.That(app.App.Logs.Own.Where(static entry => entry.Level == LogLevel.Critical).Select(static entry => entry.Message), Is.EqualTo(
                [$"Gave up an event: {_abandoned[0].Handler} failed on it 3 times. Its key is {_abandoned[0].Event.IdempotencyKey}, its type open."]));
        }
    }

    [Test]
    public async Task SubscriberThatFailsTooOften_IsGivenUpToo()
    {
        await using var app = await HandlerApp.StartAsync(static _ => { }, static options => options.MaxDeliveryAttempts = 2);
        using var failing = new Subscription((_, e) => throw new InvalidOperationException(e.EventType));

        var statuses = new[] { await app.PostAsync(Batch), await app.PostAsync(Batch), await app.PostAsync(Batch) };

        Assert.That(statuses, Is.EqualTo([HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK]));
        Assert.That(_abandoned.Select(static e => (e.Event.EventType, e.Attempts)), Is.EqualTo(new[] { ("send", 2), ("open", 2) }));
    }

    [Test]
    public async Task OneAttempt_IsGivenUpAtOnce()
    {
        await using var app = await StartAsync(1, "messages:open");

        var status = await app.PostAsync(Batch);

        Assert.That((status, _abandoned.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [Test]
    public async Task AbandonedSubscriberThatThrows_IsLoggedAndChangesNothing()
    {
        await using var app = await StartAsync(1, "messages:open");
        static async void Throw(object? sender, MandrillEventAbandonedEventArgs e)
        {
            await Task.Yield();
            throw new InvalidOperationException("no place to keep it");
        }

        MandrillSignals.EventAbandoned += Throw;
        try
        {
            Assert.That(await app.PostAsync(Batch), Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            MandrillSignals.EventAbandoned -= Throw;
        }

        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 7).Select(static entry => entry.Exception!.Message), Is.EqualTo(["poison", "no place to keep it"]));
    }

    private static async Task<HandlerApp> StartAsync(int attempts, string poison)
    {
        var app = await HandlerApp.StartAsync(
            static services => services.AddMandrillEventHandler<RecordingHandlers.Messages>().AddMandrillEventHandler<RecordingHandlers.All>(),
            options => options.MaxDeliveryAttempts = attempts);
        app.Calls.Then = call => call == poison ? throw new InvalidOperationException("poison") : Task.CompletedTask;
        return app;
    }

    private void Keep(object? sender, MandrillEventAbandonedEventArgs e) => _abandoned.Add(e);
}
