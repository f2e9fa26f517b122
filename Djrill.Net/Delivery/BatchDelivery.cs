using System.Runtime.CompilerServices;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Delivers one batch within its request. Each event goes to each recipient, and no recipient affects the others.</summary>
internal sealed class BatchDelivery(BatchContext context, MeasuredCalls calls)
{
    private readonly EventItem[] _items = EventItem.CreateAll(context.Batch.Events.Events, context.Host.Memory.NewRecord);
    private readonly long _start = context.Time.GetTimestamp();
    private readonly BatchTally _tally = new();
    private readonly DeadLetters _deadLetters = new(context, calls);

    /// <summary>
    /// Delivers the batch in three passes, so that no recipient uses up the time of the others. The first pass is for fast recipients,
    /// the second for those that have used more than their share of the time. The third pass is for recipients that exceeded their time
    /// limit at the previous post. Each of these gets the events with the fewest timeouts first.
    /// </summary>
    public async Task<BatchOutcome> DeliverAsync(IReadOnlyList<Recipient> recipients)
    {
        var history = new BatchHistory(context, _items);
        history.Recall();
        var all = recipients.Select(static recipient => new RecipientProgress(recipient)).ToList();
        if (history.IsResend)
        {
            var timedOut = _items.SelectMany(static item => item.Record.TimedOut).ToHashSet();
            all.ForEach(progress => progress.HasTimedOut = timedOut.Contains(progress.Id));
        }

        await DeliverToAsync(all, _items, static (progress, i) => progress.IsFirstTurn(i));
        await DeliverToAsync(all.FindAll(static progress => progress.IsDeferred), _items, static (progress, i) => progress.IsSecondTurn(i));
        foreach (var progress in all.FindAll(static progress => progress.HasTimedOut))
        {
            var items = _items.OrderBy(item => item.Record.TimedOutAttemptsOf(progress.Id)).ToArray();
            await DeliverToAsync([progress], items, static (_, _) => true);
        }

        return _tally.Finish(context, history, _items.Length);
    }

    private async Task DeliverToAsync(List<RecipientProgress> recipients, EventItem[] items, Func<RecipientProgress, int, bool> isTurn)
    {
        for (var i = 0; i < items.Length && recipients.Count > 0; i++)
        {
            foreach (var progress in recipients)
            {
                if (isTurn(progress, i) && progress.Recipient.CanHandle(items[i]) && IsDue(progress, items[i]))
                {
                    await DeliverToAsync(progress, items[i]);
                }
            }

            items[i].Release();
        }
    }

    /// <summary>Checks whether the event is to be delivered now. Counts it if not.</summary>
    private bool IsDue(RecipientProgress progress, EventItem item)
    {
        if (item.Record.IsHandled(progress.Id))
        {
            _tally.Skip();
            return false;
        }

        if (progress.IsLeftOut || context.IsGraceOver || context.Time.GetElapsedTime(_start) >= context.Limits.BatchBudget)
        {
            _tally.LeaveOver(progress.Recipient, item);
            return false;
        }

        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask DeliverToAsync(RecipientProgress progress, EventItem item)
    {
        var recipient = progress.Recipient;
        var attempt = item.Record.FailuresOf(recipient.Id) + 1;
        var isLastAttempt = attempt >= context.Limits.MaxDeliveryAttempts && await _deadLetters.HasRecipientsAsync();
        var call = calls.Create(recipient, item, attempt, isLastAttempt);
        var result = await calls.CallAsync(progress, call, item.CreateEvent());
        if (result.Outcome == CallOutcome.Cancelled)
        {
            _tally.LeaveOver(recipient, item);
        }
        else if (result.Outcome == CallOutcome.Handled || await FailAsync(recipient, item, call, result.Exceptions))
        {
            _tally.Settle(recipient, item);
        }
        else
        {
            _tally.Fail(recipient, item, result.Outcome == CallOutcome.TimedOut);
        }
    }

    /// <summary>Reports a failure. After the last attempt, offers the event as a dead letter.</summary>
    /// <returns>Whether every dead-letter recipient has accepted the event.</returns>
    private async ValueTask<bool> FailAsync(Recipient recipient, EventItem item, CallDetails call, IReadOnlyList<Exception> exceptions)
    {
        foreach (var exception in exceptions)
        {
            if (_tally.CountFailure(recipient))
            {
                context.Log.HandlerFailed(exception, recipient.Name, item.Index, item.LoggedType);
            }

            context.Telemetry.HandlerFailed(exception, recipient.Name, item.EventType);
        }

        return call.Delivery.IsLastAttempt && await _deadLetters.OfferAsync(recipient, item, call, exceptions[^1]);
    }
}
