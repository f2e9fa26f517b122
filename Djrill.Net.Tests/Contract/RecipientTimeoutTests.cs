using System.Net;

namespace Djrill.Net.Tests.Contract;

/// <summary>Subscribers and dead-letter recipients that exceed their time limit.</summary>
[CancelAfter(60_000)]
internal sealed class RecipientTimeoutTests : HandlerTimeoutFixture
{
    [Test]
    public async Task SubscriberThatAwaitsForEver_FailsAtTheLimit()
    {
        await using var app = await StartAsync(static (_, _, _) => Task.CompletedTask);
        using var hanging = new Subscription(async (_, _) => await Never.Task);

        var answer = app.PostAsync(Batch);
        await Time.TimersSetAsync(Limit, 1);
        Time.Advance(Limit);

        Assert.That((await answer, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.InternalServerError, "first:send second:send")));
    }

    [Test]
    public async Task SubscriberThatBlocks_IsLogged()
    {
        await using var app = await StartAsync(static (_, _, _) => Task.CompletedTask);
        using var slow = new Subscription((_, _) => Time.Advance(TimeSpan.FromSeconds(31)));

        var status = await app.PostAsync(Batch);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 11).Message, Does.Contain("blocked a thread for 31000 ms on an event of type send"));
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
        Assert.That(await Hanging.WaitAsync(TimeSpan.FromMinutes(1)), Is.True, "nobody hangs");
        await Time.CreatedAsync(CreatedBefore + 1); // A subscriber's timer is set when it has returned.
        Time.Advance(Limit);
        var status = await answer;

        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.Calls.Calls.Where(static call => call.StartsWith("taker", StringComparison.Ordinal)), Is.EqualTo(["taker:send"]));
        Assert.That(taken.Select(static letter => letter.Event.EventType), Is.EqualTo(["send", "open", "click"]));
        Assert.That(app.App.Logs.Own.Count(static entry => entry.Id == 12), Is.Zero);
    }
}
