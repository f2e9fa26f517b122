using System.Threading.Channels;
using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Calls the dead-letter recipients once for each dead letter. The event is kept, whatever they do.</summary>
internal sealed class DeadLetterAnnouncer(InboxContext inbox)
{
    public async Task RunAsync(ChannelReader<InboxDeadLetter> deadLetters, CancellationToken ended)
    {
        using var runner = new HandlerCallRunner(inbox.CallsOf("", ended));
        await foreach (var deadLetter in deadLetters.ReadAllAsync(CancellationToken.None))
        {
            var context = inbox.CallsOf(deadLetter.Event.Webhook, ended);
            var type = LoggedEventType.For(deadLetter.Event.EventType);
            context.Log.InboxDeadLettered(deadLetter.Event.Id, deadLetter.Handler, deadLetter.Attempts, type);
            context.Telemetry.DeadLettered(deadLetter.Handler, deadLetter.Event.EventType);
            await AnnounceAsync(deadLetter, context, runner, type);
        }
    }

    private async Task AnnounceAsync(InboxDeadLetter deadLetter, CallContext context, HandlerCallRunner runner, string type)
    {
        foreach (var recipient in await inbox.Recipients.GetDeadLetterRecipientsAsync(deadLetter.Event.Webhook))
        {
            var delivery = new MandrillDelivery
            {
                Attempt = deadLetter.Attempts,
                IsLastAttempt = true,
                ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(deadLetter.Event.ReceivedAt),
                WebhookName = deadLetter.Event.Webhook,
                SignatureName = deadLetter.Event.SignatureName,
                BatchSize = deadLetter.Event.BatchSize,
                InboxId = deadLetter.Event.Id,
            };
            var call = new CallDetails(context, runner, delivery, recipient.Name, deadLetter.Event.EventType);
            var result = await recipient.CallAsync(call, new MandrillDeadLetter
            {
                Event = deadLetter.MandrillEvent,
                Handler = deadLetter.Handler,
                Attempts = deadLetter.Attempts,
                Exception = deadLetter.Exception,
            });
            foreach (var exception in result.Exceptions)
            {
                context.Log.InboxDeadLetterHandlerFailed(exception, recipient.Name, deadLetter.Event.Id, type);
            }
        }
    }
}
