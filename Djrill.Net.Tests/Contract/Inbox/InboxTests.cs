using System.Collections.Concurrent;
using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>The inbox from the request to the handler.</summary>
internal sealed class InboxTests(StoreKind kind) : InboxFixture(kind)
{
    [Test]
    public async Task Batch_ReachesTheHandlerAfterTheAnswer()
    {
        var (open, keys) = (new TaskCompletionSource(), new ConcurrentQueue<string>());
        await using var app = await StartAsync(async (mandrillEvent, _, _) =>
        {
            await open.Task;
            keys.Enqueue(mandrillEvent.IdempotencyKey);
        });
        var events = MandrillSamples.All();

        var answer = await app.PostAsync(events);
        open.SetResult();
        await app.WaitForAsync(MandrillInboxState.Handled, events.Count);

        Assert.That(answer, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(keys, Is.EquivalentTo(events.Select(static mandrillEvent => mandrillEvent.IdempotencyKey)));
    }

    [Test]
    public async Task HandlerThatFails_IsCalledAgain()
    {
        var attempts = new ConcurrentQueue<int>();
        await using var app = await StartAsync((_, delivery, _) =>
        {
            attempts.Enqueue(delivery.Attempt);
            return attempts.Count < 4 ? throw new InvalidOperationException("The handler is broken.") : Task.CompletedTask;
        });

        await app.PostAsync(Event("a", 1));
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(attempts, Is.EqualTo([1, 2, 3, 4]));
    }

    [Test]
    public async Task HandlerThatAlwaysFails_LeavesADeadLetter_ThatCanBeReplayed()
    {
        var calls = new ConcurrentQueue<(int Attempt, bool IsLast, bool IsReplay)>();
        await using var app = await StartAsync(
            (_, delivery, _) =>
            {
                calls.Enqueue((delivery.Attempt, delivery.IsLastAttempt, delivery.IsReplay));
                return calls.Count < 3 ? throw new InvalidOperationException("The handler is broken.") : Task.CompletedTask;
            },
            static options => options.MaxDeliveryAttempts = 2);

        await app.PostAsync(Event("a", 1));
        await app.WaitForAsync(MandrillInboxState.Dead, 1);
        await app.Inbox.ReplayAsync(new() { State = MandrillInboxState.Dead }, Token);
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(calls, Is.EqualTo([(1, false, false), (2, true, false), (1, false, true)]));
    }

    [Test]
    public async Task SameBatchTwice_IsHandledOnce()
    {
        var keys = new ConcurrentQueue<string>();
        await using var app = await StartAsync((mandrillEvent, _, _) =>
        {
            keys.Enqueue(mandrillEvent.IdempotencyKey);
            return Task.CompletedTask;
        });

        var once = Event("a", 1);

        await app.PostAsync(once);
        await app.PostAsync(once);
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(keys, Has.Count.EqualTo(1));
        Assert.That(app.Logs.Own.Select(static entry => entry.Id), Has.Member(41));
    }

    [Test]
    public async Task EventThatNobodyAsksFor_IsIgnored_AndCanBeReplayed()
    {
        await using var app = await InboxApp.StartAsync(Tables, static services => services.AddMandrillEventHandler<SpamHandler>());

        await app.PostAsync(Event("a", 1));
        await app.WaitForAsync(MandrillInboxState.Ignored, 1);

        Assert.That(await app.Inbox.ReplayAsync(new() { State = MandrillInboxState.Ignored }, Token), Is.EqualTo(1));
        await app.WaitForAsync(MandrillInboxState.Ignored, 1);
    }

    [MandrillEvents(MandrillEventTypes.Spam)]
    internal sealed class SpamHandler : IMandrillEventHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
