using System.Runtime.CompilerServices;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>
/// Delivers each event of one batch to each subscriber and handler during the request. A failed recipient does not stop the others.
/// </summary>
internal sealed class BatchDelivery(BatchContext context, MeasuredCalls calls)
{
    private readonly EventItem[] _items = EventItem.CreateAll(context.Batch.Events.Events, context.Host.FailedBatches.NewRecord);
    private readonly long _start = context.Time.GetTimestamp();
    private readonly BatchTally _tally = new();
    private readonly DeadLetters _deadLetters = new(context, calls);

    /// <summary>
    /// Delivers the batch in three passes, so that a slow recipient does not delay the others. The first pass calls the fast recipients.
    /// The second pass calls the slow recipients. The third pass calls the recipients that exceeded the time limit at the previous post.
    /// In the third pass, a recipient first gets the events on which it exceeded the limit least often.
    /// </summary>
    public async Task<BatchOutcome> DeliverAsync(IReadOnlyList<Recipient> recipients)
    {
        var history = new BatchHistory(context, _items);
        history.Recall();
        var all = recipients.Select(static recipient => new RecipientProgress(recipient)).ToList();
        if (history.IsResend)
        {
            var timedOut = _items.SelectMany(static item => item.Record.TimedOut).ToHashSet();
            all.ForEach(progress => progress.HasTimedOutInPreviousPost = timedOut.Contains(progress.Id));
        }

        await DeliverToAsync(all, _items, static (progress, i) => progress.TryEnterFirstPass(i));
        await DeliverToAsync(
            all.FindAll(static progress => progress.IsDeferred), _items, static (progress, i) => progress.IsInSecondPass(i));
        foreach (var progress in all.FindAll(static progress => progress.HasTimedOutInPreviousPost))
        {
            var items = _items.OrderBy(item => item.Record.TimedOutAttemptsOf(progress.Id)).ToArray();
            await DeliverToAsync([progress], items, static (_, _) => true);
        }

        return _tally.Finish(context, history, _items.Length);
    }

    private async Task DeliverToAsync(List<RecipientProgress> recipients, EventItem[] items, Func<RecipientProgress, int, bool> isInPass)
    {
        for (var i = 0; i < items.Length && recipients.Count > 0; i++)
        {
            foreach (var progress in recipients)
            {
                if (isInPass(progress, i) && progress.Recipient.CanHandle(items[i]) && IsDue(progress, items[i]))
                {
                    await DeliverToAsync(progress, items[i]);
                }
            }

            items[i].Release();
        }
    }

    /// <summary>Checks whether to deliver the event now. Counts the event if not.</summary>
    private bool IsDue(RecipientProgress progress, EventItem item)
    {
        if (item.Record.IsHandled(progress.Id))
        {
            _tally.Skip();
            return false;
        }

        if (progress.HasTimedOutInThisPost || context.IsGraceOver || context.Time.GetElapsedTime(_start) >= context.Limits.BatchBudget)
        {
            _tally.CountUnfinished(progress.Recipient, item);
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
            _tally.CountUnfinished(recipient, item);
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

    /// <summary>Reports a failed call. After the last attempt, calls the dead-letter recipients with the event.</summary>
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
