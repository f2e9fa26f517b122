using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Delivers one batch within its request: each event to each recipient, whatever the others do.</summary>
internal sealed class BatchDelivery(DeliveryContext context, EventBatch batch)
{
    private const int MaxLoggedIndexes = 100;

    private readonly BatchProgress _progress = new(context, batch);
    private readonly long _start = context.Time.GetTimestamp();
    private readonly HashSet<RecipientId> _leftOut = [];
    private IReadOnlyList<DeadLetterTaker> _takers = [];

    private bool IsOver =>
        context.Host.Stop.GraceEnded.IsCancellationRequested || context.Time.GetElapsedTime(_start) >= context.Settings.BatchBudget;

    public async Task<DeliveryOutcome> DeliverAsync()
    {
        context.Telemetry.BatchReceived(batch.Events.Count, batch.Events.Select(static slice => slice.EventType));
        if (batch.Skipped.Count > 0)
        {
            context.Log.Skipped(batch.Skipped.Count, string.Join(", ", batch.Skipped.Take(MaxLoggedIndexes)));
        }

        if (batch.Events.Count == 0)
        {
            return DeliveryOutcome.Delivered;
        }

        if (context.Host.Stop.IsStopping)
        {
            context.Log.Stopping(batch.Events.Count);
            return DeliveryOutcome.Stopping;
        }

        context.Host.Stop.Grace = context.Settings.ShutdownGrace;
        var recipients = await context.Host.Recipients.GetAsync(context);
        if (!HasRecipient(recipients))
        {
            return DeliveryOutcome.NoRecipient;
        }

        _takers = await context.Host.DeadLetterTakers.GetAsync(context.Host.Scopes);
        await DeliverToAllAsync(recipients);
        return _progress.Finish();
    }

    private bool HasRecipient(IReadOnlyList<Recipient> recipients)
    {
        const string Condition = "no-recipient";
        if (recipients.Count > 0)
        {
            context.Telemetry.Health?.Clear(Condition);
            return true;
        }

        context.Log.NoRecipient(batch.Events.Count);
        context.Telemetry.Health?.Report(
            Condition, HealthStatus.Degraded, "Events arrive, but there is no subscriber and no handler.");
        return false;
    }

    /// <summary>
    /// Recipients that exceeded their time limit at the last post come last, so that they cannot use up the time of the others.
    /// </summary>
    private async Task DeliverToAllAsync(IReadOnlyList<Recipient> recipients)
    {
        var slow = _progress.TimedOutBefore();
        await DeliverToAsync(recipients, recipient => !slow.Contains(recipient.Id));
        if (slow.Count > 0)
        {
            await DeliverToAsync(recipients, recipient => slow.Contains(recipient.Id));
        }
    }

    private async Task DeliverToAsync(IReadOnlyList<Recipient> recipients, Func<Recipient, bool> isIncluded)
    {
        for (var i = 0; i < batch.Events.Count; i++)
        {
            var item = new EventItem(batch.Events[i]);
            foreach (var recipient in recipients)
            {
                if (isIncluded(recipient) && recipient.CanHandle(item))
                {
                    await DeliverAsync(i, item, recipient);
                }
            }
        }
    }

    private async ValueTask DeliverAsync(int i, EventItem item, Recipient recipient)
    {
        if (_progress.IsHandled(i, recipient))
        {
            return;
        }

        if (IsOver || _leftOut.Contains(recipient.Id))
        {
            _progress.LeaveOver(i, recipient);
            return;
        }

        var attempt = _progress.FailuresOf(i, recipient) + 1;
        var isLast = attempt >= context.Settings.MaxDeliveryAttempts && _takers.Count > 0;
        var call = new CallContext(context, DeliveryOf(item, attempt, isLast), recipient.Name, item.EventType);
        var result = await WatchAsync(call, recipient, item);
        switch (result.Outcome)
        {
            case CallOutcome.Handled:
                _progress.Settle(i, recipient);
                break;
            case CallOutcome.Cancelled:
                _progress.LeaveOver(i, recipient);
                break;
            default:
                await FailAsync(i, item, recipient, call, result);
                break;
        }
    }

    private static async ValueTask<CallResult> WatchAsync(CallContext call, Recipient recipient, EventItem item)
    {
        if (!call.Batch.Telemetry.WatchesCalls)
        {
            return await recipient.CallAsync(call, item);
        }

        using var watch = new CallWatch(call.Batch.Telemetry, call.Time, call.Recipient, item.Index, item.EventType);
        var result = await recipient.CallAsync(call, item);
        watch.End(result.Exceptions.Count == 0 ? null : result.Exceptions[^1]);
        return result;
    }

    private async ValueTask FailAsync(int i, EventItem item, Recipient recipient, CallContext call, CallResult result)
    {
        foreach (var exception in result.Exceptions)
        {
            context.Log.HandlerFailed(exception, recipient.Name, item.Index, LoggedEventType.Of(item.EventType));
            context.Telemetry.HandlerFailed(exception, recipient.Name, item.EventType);
        }

        if (result.Outcome == CallOutcome.TimedOut)
        {
            _leftOut.Add(recipient.Id);
        }

        if (!call.Delivery.IsLastAttempt || !await OfferAsync(i, item, recipient, call, result.Exceptions[^1]))
        {
            _progress.Fail(i, recipient, result.Outcome == CallOutcome.TimedOut);
            return;
        }

        context.Log.DeadLettered(recipient.Name, call.Delivery.Attempt, item.Event.IdempotencyKey, LoggedEventType.Of(item.EventType));
        context.Telemetry.DeadLettered(recipient.Name, item.EventType);
        _progress.Settle(i, recipient);
    }

    /// <summary>Offers a dead letter to each taker that has not taken it.</summary>
    /// <returns>Whether every taker has taken it.</returns>
    private async ValueTask<bool> OfferAsync(int i, EventItem item, Recipient recipient, CallContext failed, Exception exception)
    {
        var areAll = true;
        foreach (var taker in _takers)
        {
            var id = new RecipientId((taker.Id, recipient.Id), 0);
            areAll &= _progress.HasTaken(i, id) || (!_leftOut.Contains(taker.Id) && await OfferAsync(i, item, taker, id, failed, exception));
        }

        return areAll;
    }

    private async ValueTask<bool> OfferAsync(int i, EventItem item, DeadLetterTaker taker, RecipientId id, CallContext failed, Exception exception)
    {
        var result = await taker.CallAsync(failed with { Recipient = taker.Name }, new MandrillDeadLetter
        {
            Event = item.CreateEvent(),
            Handler = failed.Recipient,
            Attempts = failed.Delivery.Attempt,
            Exception = exception,
        });
        foreach (var thrown in result.Exceptions)
        {
            context.Log.DeadLetterNotTaken(thrown, taker.Name, item.Index, LoggedEventType.Of(item.EventType));
        }

        if (result.Outcome == CallOutcome.Handled)
        {
            _progress.Take(i, id);
        }
        else if (result.Outcome == CallOutcome.TimedOut)
        {
            _leftOut.Add(taker.Id);
        }

        return result.Outcome == CallOutcome.Handled;
    }

    private MandrillDelivery DeliveryOf(EventItem item, int attempt, bool isLast) => new()
    {
        Attempt = attempt,
        IsLastAttempt = isLast,
        ReceivedAt = context.ReceivedAt,
        SignatureName = context.SignatureName,
        BatchIndex = item.Index,
        BatchSize = batch.Events.Count + batch.Skipped.Count,
    };
}
