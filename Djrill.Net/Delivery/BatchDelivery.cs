using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;

namespace Djrill.Net.Delivery;

/// <summary>Delivers a batch within its request: each event to each recipient, whatever the others do.</summary>
internal sealed class BatchDelivery
{
    private readonly DeliveryContext _context;
    private readonly int _size;
    private readonly IReadOnlyList<EventItem> _items;
    private readonly BatchMemory _memory;
    private readonly long _start;
    private readonly BatchTally _tally = new();
    private readonly BatchCalls _calls;
    private readonly DeadLetters _deadLetters;
    private readonly Dictionary<RecipientId, int> _deferredAt = [];

    public BatchDelivery(DeliveryContext context, EventBatch batch)
    {
        _context = context;
        _size = batch.Events.Count + batch.Skipped.Count;
        _items = [.. batch.Events.Select(slice => new EventItem(slice, context.Host.Memory.NewRecord))];
        _memory = new(context, _items);
        _calls = new(context);
        _deadLetters = new(context, _calls);
        _start = context.Time.GetTimestamp();
    }

    private bool IsOver =>
        _context.Host.Stop.GraceEnded.IsCancellationRequested || _context.Time.GetElapsedTime(_start) >= _context.Settings.BatchBudget;

    /// <summary>
    /// Delivers the batch in three passes, so that nobody uses up the time of the others: the recipients that are quick, those
    /// that have used more than their share of the time, and those that exceeded their time limit at the last post. Each of the
    /// latter gets the events on which it did last.
    /// </summary>
    public async Task<DeliveryOutcome> DeliverAsync(IReadOnlyList<Recipient> recipients)
    {
        _memory.Recall();
        var timedOut = _memory.IsResend ? _items.SelectMany(static item => item.Record.TimedOut).ToHashSet() : [];
        var others = recipients.Where(recipient => !timedOut.Contains(recipient.Id)).ToList();
        await DeliverToAsync(others, _items, (i, recipient) => !IsDeferred(i, recipient));
        await DeliverToAsync([.. others.Where(recipient => _deferredAt.ContainsKey(recipient.Id))], _items, (i, recipient) => i >= _deferredAt[recipient.Id]);
        foreach (var recipient in recipients.Where(recipient => timedOut.Contains(recipient.Id)))
        {
            await DeliverToAsync([recipient], [.. _items.OrderBy(item => item.Record.TimedOutAttemptsOf(recipient.Id))], static (_, _) => true);
        }

        return _tally.Finish(_context, _memory, _items.Count);
    }

    private async Task DeliverToAsync(List<Recipient> recipients, IReadOnlyList<EventItem> items, Func<int, Recipient, bool> isTurn)
    {
        for (var i = 0; i < items.Count && recipients.Count > 0; i++)
        {
            foreach (var recipient in recipients)
            {
                if (isTurn(i, recipient) && recipient.CanHandle(items[i]))
                {
                    await DeliverToAsync(recipient, items[i]);
                }
            }

            items[i].Release();
        }
    }

    /// <summary>Defers a slow recipient, from an event on.</summary>
    private bool IsDeferred(int i, Recipient recipient)
    {
        if (!_calls.IsSlow(recipient))
        {
            return false;
        }

        _deferredAt.TryAdd(recipient.Id, i);
        return true;
    }

    private async ValueTask DeliverToAsync(Recipient recipient, EventItem item)
    {
        if (item.Record.IsHandled(recipient.Id))
        {
            _tally.Skip();
            return;
        }

        if (IsOver || _calls.IsLeftOut(recipient))
        {
            _tally.LeaveOver(recipient, item);
            return;
        }

        var call = await CreateCallAsync(recipient, item);
        var result = await _calls.CallAsync(recipient, call, item.CreateEvent());
        if (result.Outcome == CallOutcome.Handled || (result.Outcome != CallOutcome.Cancelled && await FailAsync(recipient, item, call, result)))
        {
            _tally.Settle(recipient, item);
        }
        else if (result.Outcome == CallOutcome.Cancelled)
        {
            _tally.LeaveOver(recipient, item);
        }
        else
        {
            _tally.Fail(recipient, item, result.Outcome == CallOutcome.TimedOut);
        }
    }

    private async ValueTask<CallContext> CreateCallAsync(Recipient recipient, EventItem item)
    {
        var attempt = item.Record.FailuresOf(recipient.Id) + 1;
        var delivery = new MandrillDelivery
        {
            Attempt = attempt,
            IsLastAttempt = await _deadLetters.IsLastAttemptAsync(attempt),
            ReceivedAt = _context.ReceivedAt,
            WebhookName = _context.Webhook,
            SignatureName = _context.SignatureName,
            BatchIndex = item.Index,
            BatchSize = _size,
        };
        return new(_context, delivery, recipient.Name, item.EventType);
    }

    /// <summary>Reports a failure and, after the last attempt, offers the event as a dead letter.</summary>
    /// <returns>Whether every taker has taken it.</returns>
    private async ValueTask<bool> FailAsync(Recipient recipient, EventItem item, CallContext call, CallResult result)
    {
        foreach (var exception in result.Exceptions)
        {
            if (_tally.CountFailure(recipient))
            {
                _context.Log.HandlerFailed(exception, recipient.Name, item.Index, LoggedEventType.Of(item.EventType));
            }

            _context.Telemetry.HandlerFailed(exception, recipient.Name, item.EventType);
        }

        return call.Delivery.IsLastAttempt && await _deadLetters.OfferAsync(recipient, item, call, result.Exceptions[^1]);
    }
}
