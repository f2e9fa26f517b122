using System.Collections.Concurrent;
using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>The events of one message begin in order, also across two workers, and delay no other message.</summary>
internal sealed class InboxOrderTests(StoreKind kind) : InboxFixture(kind)
{
    private const int Messages = 200;
    private const int EventsOfAMessage = 10;

    [Test]
    public async Task RandomFailures_LeaveTheOrderOfFirstCalls()
    {
        var first = new ConcurrentDictionary<string, ConcurrentQueue<int>>();
        var random = new Random(14);
        Task Handle(MandrillEvent mandrillEvent, MandrillDelivery delivery, CancellationToken token)
        {
            if (delivery.Attempt == 1)
            {
                var message = ((MandrillMessageEvent)mandrillEvent).MessageId!;
                first.GetOrAdd(message, static _ => []).Enqueue(NumberOf(mandrillEvent));
            }

            lock (random)
            {
                return random.Next(5) == 0 ? throw new InvalidOperationException("The handler is broken.") : Task.CompletedTask;
            }
        }

        await using var app = await StartAsync(Handle);
        await using var other = await StartAsync(Handle); // On SQLite it waits for the lock file.
        for (var number = 0; number < EventsOfAMessage; number++)
        {
            var answer = await app.PostAsync(Enumerable.Range(0, Messages).Select(message => Event($"message-{message}", number)));
            Assert.That(answer, Is.EqualTo(HttpStatusCode.OK));
        }

        await app.WaitForAsync(MandrillInboxState.Handled, Messages * EventsOfAMessage);

        Assert.That(first, Has.Count.EqualTo(Messages));
        Assert.That(first.Values, Has.All.EqualTo(Enumerable.Range(0, EventsOfAMessage)));
    }

    [Test]
    public async Task HandlerThatHangsOnOneMessage_DelaysNoOther()
    {
        var open = new TaskCompletionSource();
        await using var app = await StartAsync(async (mandrillEvent, _, _) =>
        {
            if (((MandrillMessageEvent)mandrillEvent).MessageId == "hangs")
            {
                await open.Task;
            }
        });

        await app.PostAsync(Enumerable.Range(0, 300).Select(static number => Event("hangs", number)));
        await app.PostAsync(Enumerable.Range(0, 500).Select(static number => Event($"message-{number}", number)));
        await app.WaitForAsync(MandrillInboxState.Handled, 500);
        open.SetResult();

        await app.WaitForAsync(MandrillInboxState.Handled, 800);
    }
}
