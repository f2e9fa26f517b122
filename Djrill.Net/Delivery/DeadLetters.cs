using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Offers the events of one post on which a recipient failed too often to the takers of dead letters.</summary>
internal sealed class DeadLetters(BatchContext context, BatchCalls calls)
{
    private List<RecipientProgress>? _recipients;

    /// <summary>Gets whether the event becomes a dead letter if this attempt fails.</summary>
    public ValueTask<bool> IsLastAttemptAsync(int attempt) => attempt < context.Limits.MaxDeliveryAttempts ? new(false) : HasRecipientsAsync();

    /// <summary>Offers an event to each taker that has not taken it.</summary>
    /// <returns>Whether every taker has taken it.</returns>
    public async ValueTask<bool> OfferAsync(Recipient failed, EventItem item, RecipientCall call, Exception exception)
    {
        var isTaken = true;
        foreach (var taker in await GetDeadLetterRecipientsAsync())
        {
            isTaken &= await OfferAsync(taker, failed, item, call, exception);
        }

        if (isTaken)
        {
            context.Log.DeadLettered(failed.Name, call.Delivery.Attempt, item.IdempotencyKey, LoggedEventType.For(item.EventType));
            context.Telemetry.DeadLettered(failed.Name, item.EventType);
        }

        return isTaken;
    }

    private async ValueTask<bool> OfferAsync(RecipientProgress taker, Recipient failed, EventItem item, RecipientCall call, Exception exception)
    {
        var id = new RecipientId((taker.Id, failed.Id), 0);
        if (item.Record.IsHandled(id) || taker.IsLeftOut)
        {
            return item.Record.IsHandled(id);
        }

        var deadLetter = new MandrillDeadLetter { Event = item.CreateEvent(), Handler = failed.Name, Attempts = call.Delivery.Attempt, Exception = exception };
        var result = await calls.CallAsync(taker, call with { Recipient = taker.Recipient.Name }, deadLetter);
        foreach (var thrown in result.Exceptions)
        {
            context.Log.DeadLetterNotTaken(thrown, taker.Recipient.Name, item.Index, LoggedEventType.For(item.EventType));
        }

        if (result.Outcome != CallOutcome.Handled)
        {
            return false;
        }

        item.Record = item.Record.WithHandled(id);
        return true;
    }

    private async ValueTask<bool> HasRecipientsAsync() => (await GetDeadLetterRecipientsAsync()).Count > 0;

    private async ValueTask<List<RecipientProgress>> GetDeadLetterRecipientsAsync() =>
        _recipients ??= [.. (await context.Host.Recipients.GetDeadLetterRecipientsAsync(context.Batch.Webhook)).Select(static taker => new RecipientProgress(taker))];
}
