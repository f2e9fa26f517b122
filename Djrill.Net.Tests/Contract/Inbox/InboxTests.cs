using System.Collections.Concurrent;
using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>The inbox from the request to the handler, on SQLite.</summary>
internal sealed class InboxTests
{
    [Test]
    public async Task Batch_ReachesTheHandlerAfterTheAnswer()
    {
        var seen = new Seen();
        await using var app = await InboxApp.StartAsync(services => services.AddSingleton(seen).AddMandrillEventHandler<SeeingHandler>());

        var events = MandrillSamples.All();

        var answer = await app.PostAsync([.. events]);
        await app.WaitForAsync(MandrillInboxState.Handled, events.Count);

        Assert.That(answer, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            seen.Keys, Is.EquivalentTo(events.Select(static mandrillEvent => mandrillEvent.IdempotencyKey)));
    }

    [Test]
    public async Task HandlerThatFails_IsCalledAgain()
    {
        var seen = new Seen { Failures = 3 };
        await using var app = await InboxApp.StartAsync(services => services.AddSingleton(seen).AddMandrillEventHandler<SeeingHandler>());

        await app.PostAsync(MandrillSamples.HardBounce());
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(seen.Attempts, Is.EqualTo([1, 2, 3, 4]));
    }

    [Test]
    public async Task HandlerThatAlwaysFails_LeavesADeadLetter_ThatCanBeReplayed()
    {
        var seen = new Seen { Failures = 2 };
        await using var app = await InboxApp.StartAsync(
            services => services.AddSingleton(seen).AddMandrillEventHandler<SeeingHandler>(), static options => options.MaxDeliveryAttempts = 2);

        await app.PostAsync(MandrillSamples.HardBounce());
        await app.WaitForAsync(MandrillInboxState.Dead, 1);
        await app.Inbox.ReplayAsync(new() { State = MandrillInboxState.Dead });
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(seen.Attempts, Is.EqualTo([1, 2, 1]));
        Assert.That(seen.Replays, Is.EqualTo([false, false, true]));
    }

    [Test]
    public async Task SameBatchTwice_IsHandledOnce()
    {
        var seen = new Seen();
        await using var app = await InboxApp.StartAsync(services => services.AddSingleton(seen).AddMandrillEventHandler<SeeingHandler>());
        var bounce = MandrillSamples.HardBounce();

        await app.PostAsync(bounce);
        await app.PostAsync(bounce);
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(seen.Keys, Has.Count.EqualTo(1));
        Assert.That(app.Logs.Own.Select(static entry => entry.Id), Has.Member(41));
    }

    internal sealed class Seen
    {
        public ConcurrentQueue<string> Keys { get; } = [];

        public ConcurrentQueue<int> Attempts { get; } = [];

        public ConcurrentQueue<bool> Replays { get; } = [];

        public int Failures { get; set; }
    }

    internal sealed class SeeingHandler(Seen seen, MandrillDelivery delivery) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            seen.Attempts.Enqueue(delivery.Attempt);
            seen.Replays.Enqueue(delivery.IsReplay);
            if (seen.Failures-- > 0)
            {
                throw new InvalidOperationException("The handler is broken.");
            }

            seen.Keys.Enqueue(mandrillEvent.IdempotencyKey);
            return Task.CompletedTask;
        }
    }
}
