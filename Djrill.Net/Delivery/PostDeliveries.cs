using System.Runtime.CompilerServices;
using Djrill.Net.Diagnostics;
using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>Makes the deliveries of one post and records their outcomes.</summary>
internal sealed class PostDeliveries(BatchContext context, MeasuredCalls calls)
{
    private readonly long _start = context.Time.GetTimestamp();
    private readonly BatchTally _tally = new();
    private readonly DeadLetters _deadLetters = new(context, calls);

    /// <summary>Checks whether to deliver the event now. Counts the event if not.</summary>
    public bool IsDue(RecipientProgress progress, EventItem item)
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

    /// <summary>Delivers one event.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask DeliverAsync(RecipientProgress progress, EventItem item)
    {
        var call = await CreateCallAsync(progress.Recipient, item);
        await EndAsync(progress.Recipient, item, call, await calls.CallAsync(progress, call, item.CreateEvent()));
    }

    /// <summary>Delivers in one call all events that a batch handler asks for and that are due.</summary>
    public async Task DeliverInOneCallAsync(RecipientProgress progress, IEnumerable<EventItem> items)
    {
        var (made, events) = (new List<(EventItem Item, CallDetails Call)>(), new List<(MandrillEvent, MandrillDelivery)>());
        foreach (var item in items)
        {
            if (progress.Recipient.CanHandle(item) && IsDue(progress, item))
            {
                made.Add((item, await CreateCallAsync(progress.Recipient, item)));
                events.Add((item.CreateEvent(), made[^1].Call.Delivery));
            }

            item.Release();
        }

        if (made.Count == 0)
        {
            return;
        }

        var batch = new BatchItems(events);
        var call = made[0].Call with { EventType = batch.EventType };
        var result = await calls.CallAsync(progress, call, batch);
        foreach (var (index, (item, callOfItem)) in made.Index())
        {
            await EndAsync(progress.Recipient, item, callOfItem, batch.ResultOf(index, call, result));
            item.Release();
        }
    }

    public BatchOutcome Finish(BatchHistory history, int events) => _tally.Finish(context, history, events);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CallDetails> CreateCallAsync(Recipient recipient, EventItem item)
    {
        var attempt = item.Record.FailuresOf(recipient.Id) + 1;
        var isLastAttempt = attempt >= context.Limits.MaxDeliveryAttempts && await _deadLetters.HasRecipientsAsync();
        return calls.Create(recipient, item, attempt, isLastAttempt);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask EndAsync(Recipient recipient, EventItem item, CallDetails call, CallResult result)
    {
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
