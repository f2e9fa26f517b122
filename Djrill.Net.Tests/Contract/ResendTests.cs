using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>A batch that comes again: who gets what.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class ResendTests
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2},{"event":"click","_id":"1","ts":3}]""";

    // The same events when Mandrill has learned more of the message.
    private const string LaterBatch =
        """[{"event":"send","_id":"1","ts":1,"msg":{"opens":[{"ts":2}]}},{"event":"open","_id":"1","ts":2,"msg":{"opens":[{"ts":2}]}},{"event":"spam","_id":"1","ts":9}]""";

    private const string Twice = """[{"event":"open","_id":"1","ts":2},{"event":"open","_id":"1","ts":2}]""";
    private const string Example = """[{"event":"send","_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaa","ts":1}]""";

    private readonly FakeTimeProvider _time = new();

    [Test]
    public async Task FailedBatch_ComesAgainOnlyToThoseWhoFailed()
    {
        await using var app = await StartAsync();
        FailOnce(app, "messages:open");
        var first = await app.PostAsync(Batch);
        app.Calls.Clear();

        var second = await app.PostAsync(LaterBatch);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["messages:open", "messages:spam", "all:spam"]));
        Assert.That(
            app.App.Logs.Own.Where(static entry => entry.Id == 14).Select(static entry => (entry.Level, entry.Message)),
            Is.EqualTo(new[] { (LogLevel.Information, "Skipped 3 deliveries of a resent batch: their recipients have handled them.") }));
    }

    [Test]
    public async Task BatchThatWasAnswered200_IsDeliveredAgainToAll()
    {
        await using var app = await StartAsync();
        FailOnce(app, "messages:open");
        var statuses = new[] { await app.PostAsync(Batch), await app.PostAsync(Batch) };
        app.Calls.Clear();

        Assert.That((await app.PostAsync(Batch), statuses[1]), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["messages:send", "all:send", "messages:open", "all:open", "messages:click", "all:click"]));
    }

    [Test]
    public async Task EqualEventsOfAFailedBatch_AreRememberedEach()
    {
        await using var app = await StartAsync();
        var calls = 0;
        app.Calls.Then = call => call == "all:open" && ++calls == 2 ? throw new InvalidOperationException() : Task.CompletedTask;
        await app.PostAsync(Twice);
        app.Calls.Clear();

        var second = await app.PostAsync(Twice);

        Assert.That((second, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, "all:open")));
    }

    [Test]
    public async Task ExampleEvents_AreHandledAtEachPressAndTheirFailuresCounted()
    {
        await using var app = await StartAsync(static options => options.MaxDeliveryAttempts = 2);
        using var taking = DeadLetterSubscription.Record(out var deadLetters);
        app.Calls.Then = static call => call == "all:send" ? throw new InvalidOperationException() : Task.CompletedTask;

        var statuses = new[] { await app.PostAsync(Example), await app.PostAsync(Example) };

        Assert.That(statuses, Is.EqualTo([HttpStatusCode.InternalServerError, HttpStatusCode.OK]));
        Assert.That(app.Calls.Calls, Is.EqualTo(["messages:send", "all:send", "messages:send", "all:send"]));
        Assert.That(deadLetters, Has.Count.EqualTo(1));
    }

    [TestCase(23, new[] { "messages:open" })]
    [TestCase(24, new[] { "messages:send", "all:send", "messages:open", "all:open", "messages:click", "all:click" })]
    public async Task FailedBatch_IsRememberedFor24Hours(int hours, string[] calls)
    {
        await using var app = await StartAsync();
        FailOnce(app, "messages:open");
        await app.PostAsync(Batch);
        app.Calls.Clear();
        _time.Advance(TimeSpan.FromHours(hours));

        await app.PostAsync(Batch);

        Assert.That(app.Calls.Calls, Is.EqualTo(calls));
    }

    private static void FailOnce(HandlerApp app, string failing)
    {
        var hasFailed = false;
        app.Calls.Then = call =>
        {
            var fails = call == failing && !hasFailed;
            hasFailed |= fails;
            return fails ? throw new InvalidOperationException() : Task.CompletedTask;
        };
    }

    private Task<HandlerApp> StartAsync(Action<DjrillOptions>? configure = null) => HandlerApp.StartAsync(
        services => services
            .AddSingleton<TimeProvider>(_time)
            .AddMandrillEventHandler<RecordingHandlers.Messages>().AddMandrillEventHandler<RecordingHandlers.All>(),
        configure);
}
