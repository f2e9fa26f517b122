using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>An event that a handler always fails on: nothing is dropped behind a 200.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class FailingHandlerTests
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2}]""";
    private const int PostsOfMandrill = 21;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task EventThatAlwaysFailsAndNobodyTakes_IsNeverAnswered200([Values] bool isSubscriber)
    {
        await using var app = await StartAsync();
        app.Calls.Then = static call => call == "messages:open" ? throw new InvalidOperationException("database is down") : Task.CompletedTask;
        using var failing = isSubscriber ? new Subscription(static (_, _) => throw new InvalidOperationException()) : null;

        var statuses = await PostAsync(app, PostsOfMandrill);

        Assert.That(statuses, Has.Count.EqualTo(PostsOfMandrill).And.All.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.Calls.Calls.Where(static call => call != "messages:open"), Is.EquivalentTo(["messages:send", "all:send", "all:open"]));
        Assert.That(app.Calls.Calls.Count(static call => call == "messages:open"), Is.EqualTo(PostsOfMandrill));
    }

    [Test]
    public async Task BatchThatKeepsFailing_IsAnnouncedFromTheFifthPostOnceAnHour()
    {
        await using var app = await StartAsync();
        app.Calls.Then = static call => call == "messages:open" ? throw new InvalidOperationException() : Task.CompletedTask;

        await PostAsync(app, 4);
        var before = (app.App.Logs.Own.Count(static entry => entry.Level == LogLevel.Critical), (await CheckAsync(app)).Status);
        await PostAsync(app, PostsOfMandrill - 4);
        var after = await CheckAsync(app);
        app.Calls.Then = static _ => Task.CompletedTask;
        await PostAsync(app, 1);
        var healed = await CheckAsync(app);

        // The posts 5 to 21 are 20 minutes apart: the fifth, and then each third.
        var lines = app.App.Logs.Own.Where(static entry => entry.Level == LogLevel.Critical).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo((0, HealthStatus.Healthy)));
            Assert.That(lines.Select(static entry => entry.Id), Is.EqualTo(Enumerable.Repeat(15, 6)));
            Assert.That(lines[0].Message, Does.StartWith("A batch has failed 5 times since 2026-01-01 00:00:00Z.")
                .And.Contains($"{typeof(RecordingHandlers.Messages)} has not handled an event of type open, key "));
            Assert.That((after.Status, healed.Status), Is.EqualTo((HealthStatus.Unhealthy, HealthStatus.Healthy)));
            Assert.That(after.Description, Does.Contain("A batch has failed 21 times since 2026-01-01 00:00:00Z"));
        }
    }

    [Test]
    public async Task TakerOfDeadLetters_GetsTheEventAtTheFifthFailure()
    {
        await using var app = await StartAsync();
        using var taking = DeadLetterSubscription.Record(out var deadLetters);
        app.Calls.Then = static call => call == "messages:open" ? throw new InvalidOperationException("poison") : Task.CompletedTask;

        var statuses = await PostAsync(app, 5);

        var handler = $"{typeof(RecordingHandlers.Messages)}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(statuses, Is.EqualTo([.. Enumerable.Repeat(HttpStatusCode.InternalServerError, 4), HttpStatusCode.OK]));
            Assert.That(
                deadLetters.Select(static letter => (letter.Event.EventType, letter.Handler, letter.Attempts, letter.Exception.Message)),
                Is.EqualTo(new[] { ("open", handler, 5, "poison") }));
            Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 12).Message, Is.EqualTo(
                $"Dead-lettered an event on which {handler} failed 5 times. Every dead letter handler accepted it. Its key is {deadLetters.Single().Event.IdempotencyKey}, its type open."));
        }
    }

    [Test]
    public async Task TakerThatFailsThreeTimes_SettlesTheEventAtTheEighthPost()
    {
        await using var app = await StartAsync();
        var (failures, attempts) = (3, new List<int>());
        using var sound = DeadLetterSubscription.Record(out var taken);
        using var failing = new DeadLetterSubscription(async (_, e) =>
        {
            await Task.Yield();
            attempts.Add(e.DeadLetter.Attempts);
            if (failures-- > 0)
            {
                throw new IOException("No space left on device.");
            }
        });
        using var last = DeadLetterSubscription.Record(out var takenLast);
        app.Calls.Then = static call => call == "messages:open" ? throw new InvalidOperationException() : Task.CompletedTask;

        var statuses = await PostAsync(app, 8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(statuses, Is.EqualTo([.. Enumerable.Repeat(HttpStatusCode.InternalServerError, 7), HttpStatusCode.OK]));
            Assert.That(attempts, Is.EqualTo([5, 6, 7, 8]));
            Assert.That(taken.Concat(takenLast).Select(static letter => letter.Attempts), Is.EqualTo([5, 5]), "one that has taken it does not get it again");
            Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 13).Select(static entry => entry.Exception!.Message), Is.EqualTo(Enumerable.Repeat("No space left on device.", 3)));
            Assert.That(app.App.Logs.Own.Count(static entry => entry.Id == 12), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Outage_IsRetriedUntilItEnds()
    {
        await using var app = await StartAsync();
        app.Calls.Then = static _ => throw new InvalidOperationException("database is down");
        var down = await PostAsync(app, 12);
        app.Calls.Clear();
        app.Calls.Then = static _ => Task.CompletedTask;

        var up = await PostAsync(app, 1);

        Assert.That((down.Distinct().Single(), up.Single()), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["messages:send", "all:send", "messages:open", "all:open"]));
    }

    [Test]
    public async Task TwoFailedRecipients_AreTwoDeadLetters()
    {
        await using var app = await StartAsync(static options => options.MaxDeliveryAttempts = 1);
        using var taking = DeadLetterSubscription.Record(out var deadLetters);
        app.Calls.Then = static call => call.EndsWith(":open", StringComparison.Ordinal) ? throw new InvalidOperationException() : Task.CompletedTask;

        var statuses = await PostAsync(app, 1);

        Assert.That(statuses, Is.EqualTo([HttpStatusCode.OK]));
        Assert.That(deadLetters.Select(static letter => letter.Handler), Is.EqualTo([$"{typeof(RecordingHandlers.Messages)}", $"{typeof(RecordingHandlers.All)}"]));
    }

    [Test]
    public async Task HandlerOfDeadLetters_TakesThemInAScopeOfItsOwn([Values] bool isPlain)
    {
        await using var app = await HandlerApp.StartAsync(
            services =>
            {
                services.AddMandrillEventHandler<RecordingHandlers.All>().AddScoped<Scope>();
                _ = isPlain ? services.AddScoped<IMandrillDeadLetterHandler, Taker>() : services.AddMandrillEventHandler<Taker>();
            },
            static options => options.MaxDeliveryAttempts = 1);
        app.Calls.Then = static call => call.StartsWith("all", StringComparison.Ordinal) ? throw new InvalidOperationException() : Task.CompletedTask;

        var status = await app.PostAsync(Batch);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.Calls.Calls, Is.EqualTo(["all:send", "taken:send 1", "all:open", "taken:open 1"]));
    }

    private async Task<List<HttpStatusCode>> PostAsync(HandlerApp app, int posts)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < posts; i++)
        {
            statuses.Add(await app.PostAsync(Batch));
            _time.Advance(TimeSpan.FromMinutes(20));
        }

        return statuses;
    }

    private static async Task<HealthReportEntry> CheckAsync(HandlerApp app) =>
        (await app.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[MandrillHealthChecksBuilderExtensions.DefaultName];

    private Task<HandlerApp> StartAsync(Action<DjrillOptions>? configure = null) => HandlerApp.StartAsync(
        services =>
        {
            services.AddSingleton<TimeProvider>(_time).AddMandrillEventHandler<RecordingHandlers.Messages>().AddMandrillEventHandler<RecordingHandlers.All>();
            services.AddHealthChecks().AddMandrillWebhook();
        },
        configure);

    private sealed class Scope
    {
        public int Calls { get; set; }
    }

    private sealed class Taker(Recorder recorder, Scope scope) : IMandrillDeadLetterHandler
    {
        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken) =>
            recorder.AddAsync($"taken:{deadLetter.Event.EventType} {++scope.Calls}");
    }
}
