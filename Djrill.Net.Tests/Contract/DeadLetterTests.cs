using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>An event that a handler always fails on becomes a dead letter.</summary>
[CancelAfter(60_000)]
internal sealed class DeadLetterTests : FailingHandlerFixture
{
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
                $"Dead-lettered an event on which {handler} failed 5 times. Every dead-letter handler accepted it. Its key is {deadLetters.Single().Event.IdempotencyKey}, its type open."));
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
