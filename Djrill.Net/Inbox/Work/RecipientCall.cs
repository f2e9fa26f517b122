using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Makes one call of one recipient, with its transaction and its measurement.</summary>
internal sealed class RecipientCall(InboxContext inbox, CallContext context, HandlerCallRunner runner, LoadedCall loaded, EventItem item)
{
    /// <summary>Calls the recipient.</summary>
    /// <param name="attempt">The number of the attempt, from 1.</param>
    public async ValueTask<RecipientResult> CallAsync(LastingRecipient recipient, int attempt)
    {
        var delivery = CreateDelivery(attempt);
        var call = new CallDetails(context, runner, delivery, recipient.Name, loaded.Event.EventType);
        var result = await MeasureAsync(recipient, call);
        if (await delivery.EndAsync() is not { } transaction)
        {
            return new(result.Outcome, result.Exceptions);
        }

        await using (transaction)
        {
            if (inbox.Stores.Claim is not null && delivery.TransactionTime > inbox.Options.StoreTimeout)
            {
                context.Log.TransactionHeldLong(recipient.Name, (long)delivery.TransactionTime.TotalMilliseconds);
            }

            if (result.Outcome == CallOutcome.Handled)
            {
                return await CommitAsync(transaction, recipient, attempt);
            }

            await transaction.AbortAsync();
            return new(result.Outcome, result.Exceptions);
        }
    }

    private InboxDelivery CreateDelivery(int attempt) => new(inbox.Stores.Work, runner, context)
    {
        Attempt = attempt,
        IsLastAttempt = attempt >= inbox.Options.MaxDeliveryAttempts,
        IsReplay = loaded.Round > 0,
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(loaded.Event.ReceivedAt),
        WebhookName = loaded.Event.Webhook,
        SignatureName = loaded.Event.SignatureName,
        BatchIndex = item.Index,
        BatchSize = loaded.Event.BatchSize,
        InboxId = loaded.Event.Id,
    };

    private async ValueTask<CallResult> MeasureAsync(LastingRecipient recipient, CallDetails call)
    {
        using var watch = context.Telemetry.MeasuresCalls
            ? new CallMeasurement(context.Telemetry, context.Time, call.Recipient, item.Index, call.EventType)
            : null;
        var result = await recipient.CallAsync(call, item);
        watch?.End(result.Exceptions.Count == 0 ? null : result.Exceptions[^1]);
        return result;
    }

    /// <summary>
    /// Commits the handler's work with its outcome. If the result of the commit is unknown, the call counts as failed; the conditions of
    /// the next statement keep an outcome that was committed.
    /// </summary>
    private async ValueTask<RecipientResult> CommitAsync(ICallTransaction transaction, LastingRecipient recipient, int attempt)
    {
        var row = loaded.Event.Deliveries.FirstOrDefault(delivery => delivery.Recipient == recipient.Name);
        var outcome = new TransactionOutcome(loaded.Item.Id, loaded.Source, recipient.Name, row?.Version, attempt, loaded.Round);
        try
        {
            using var limit = new CancellationTokenSource(inbox.Options.StoreTimeout, inbox.Time);
            var commit = await transaction.CommitAsync([outcome], limit.Token);
            if (commit == CallCommit.EndedByHandler)
            {
                context.Log.TransactionEndedByHandler(recipient.Name);
                return new(CallOutcome.Handled, []);
            }

            return new(CallOutcome.Handled, []) { IsWritten = true };
        }
        catch (Exception exception)
        {
            return new(CallOutcome.Failed, [exception]);
        }
    }
}

/// <summary>How a call of a recipient ended.</summary>
internal sealed record RecipientResult(CallOutcome Outcome, IReadOnlyList<Exception> Exceptions)
{
    /// <summary>Gets whether the call's transaction, or another worker, has written the outcome.</summary>
    public bool IsWritten { get; init; }
}
