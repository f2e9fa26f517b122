using System.Threading.Channels;
using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Djrill.Net.Events;

namespace Djrill.Net.Inbox;

/// <summary>Calls the dead-letter recipients once for each dead letter. The event is kept, whatever they do.</summary>
internal sealed class DeadLetterAnnouncer(InboxContext inbox, IRunningEvents running)
{
    private readonly SqlInbox _administration = new(inbox.Stores.Engine, inbox.Stores.Events, running, new ProcessHandlers(inbox));

    public async Task RunAsync(ChannelReader<InboxDeadLetter> deadLetters, CancellationToken ended)
    {
        using var runner = new HandlerCallRunner(inbox.CallsOf("", ended));
        await foreach (var deadLetter in deadLetters.ReadAllAsync(CancellationToken.None))
        {
            var context = inbox.CallsOf(deadLetter.Event.Webhook, ended);
            var type = LoggedEventType.For(deadLetter.Event.EventType);
            context.Log.InboxDeadLettered(deadLetter.Event.Id, deadLetter.Handler, deadLetter.Attempts, type);
            context.Telemetry.DeadLettered(deadLetter.Handler, deadLetter.Event.EventType);
            try
            {
                await AnnounceAsync(deadLetter, context, runner, type);
            }
            catch (Exception exception)
            {
                context.Log.InboxDeadLetterHandlerFailed(exception, "The inbox", deadLetter.Event.Id, type);
            }
        }
    }

    private async Task AnnounceAsync(InboxDeadLetter deadLetter, CallContext context, HandlerCallRunner runner, string type)
    {
        var recipients = await inbox.Recipients.GetDeadLetterRecipientsAsync(deadLetter.Event.Webhook);
        var found = recipients.Count == 0 ? null : await _administration.FindAsync(deadLetter.Event.Id, CancellationToken.None);
        if (found is null)
        {
            return;
        }

        foreach (var recipient in recipients)
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
                Event = MandrillEvent.Parse(found.Event.Utf8Json.Span),
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
