using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Calls the dead-letter recipients with the events of one post on which a recipient failed too often.</summary>
internal sealed class DeadLetters(BatchContext context, MeasuredCalls calls)
{
    private List<RecipientProgress>? _recipients;

    public async ValueTask<bool> HasRecipientsAsync() => (await GetRecipientsAsync()).Count > 0;

    /// <summary>Calls each dead-letter recipient that has not accepted the event.</summary>
    /// <returns>Whether every dead-letter recipient has accepted the event.</returns>
    public async ValueTask<bool> OfferAsync(Recipient failed, EventItem item, CallDetails call, Exception exception)
    {
        var isAccepted = true;
        foreach (var progress in await GetRecipientsAsync())
        {
            isAccepted &= await OfferAsync(progress, failed, item, call, exception);
        }

        if (isAccepted)
        {
            context.Log.DeadLettered(failed.Name, call.Delivery.Attempt, item.IdempotencyKey, item.LoggedType);
            context.Telemetry.DeadLettered(failed.Name, item.EventType);
        }

        return isAccepted;
    }

    private async ValueTask<bool> OfferAsync(
        RecipientProgress progress, Recipient failed, EventItem item, CallDetails call, Exception exception)
    {
        var id = new RecipientId((progress.Id, failed.Id), 0);
        if (!item.Record.IsHandled(id) && !progress.HasTimedOutInThisPost)
        {
            var name = progress.Recipient.Name;
            var deadLetter = new MandrillDeadLetter
            {
                Event = item.CreateEvent(),
                Handler = failed.Name,
                Attempts = call.Delivery.Attempt,
                Exception = exception,
            };
            var result = await calls.CallAsync(progress, call with { Recipient = name }, deadLetter);
            foreach (var thrown in result.Exceptions)
            {
                context.Log.DeadLetterHandlerFailed(thrown, name, item.Index, item.LoggedType);
            }

            item.Record = result.Outcome == CallOutcome.Handled ? item.Record.WithHandled(id) : item.Record;
        }

        return item.Record.IsHandled(id);
    }

    private async ValueTask<List<RecipientProgress>> GetRecipientsAsync() =>
        _recipients ??= (await context.Host.Recipients.GetDeadLetterRecipientsAsync(context.Batch.Webhook))
            .Select(static recipient => new RecipientProgress(recipient)).ToList();
}
