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
    private readonly HashSet<RecipientId> _leftOut = [];
    private readonly Dictionary<RecipientId, TimeSpan> _used = [];
    private readonly Dictionary<RecipientId, int> _deferredAt = [];
    private IReadOnlyList<Recipient>? _takers;
    private (EventItem Item, string Recipient)? _failed;
    private (EventItem Item, string Recipient)? _firstLeftOver;
    private int _handled;
    private int _leftOver;
    private int _skipped;

    public BatchDelivery(DeliveryContext context, EventBatch batch)
    {
        _context = context;
        _size = batch.Events.Count + batch.Skipped.Count;
        _items = [.. batch.Events.Select(slice => new EventItem(slice, context.Host.Memory.NewRecord))];
        _memory = new(context, _items);
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

        return Finish();
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

    /// <summary>Defers a recipient that has used more than an eighth of the time, from an event on.</summary>
    private bool IsDeferred(int i, Recipient recipient)
    {
        var isDeferred = _used.GetValueOrDefault(recipient.Id) > _context.Settings.BatchBudget / 8;
        if (isDeferred)
        {
            _deferredAt.TryAdd(recipient.Id, i);
        }

        return isDeferred;
    }

    private async ValueTask DeliverToAsync(Recipient recipient, EventItem item)
    {
        if (item.Record.IsHandled(recipient.Id))
        {
            _skipped++;
            return;
        }

        if (IsOver || _leftOut.Contains(recipient.Id))
        {
            LeaveOver(recipient, item);
            return;
        }

        var call = await CreateCallAsync(recipient, item);
        var result = await CallAsync(recipient, call, item.CreateEvent());
        if (result.Outcome == CallOutcome.Handled || (result.Outcome != CallOutcome.Cancelled && await IsDeadLetteredAsync(recipient, item, call, result)))
        {
            _handled++;
            item.Record = item.Record.WithHandled(recipient.Id);
        }
        else if (result.Outcome == CallOutcome.Cancelled)
        {
            LeaveOver(recipient, item);
        }
        else
        {
            _failed ??= (item, recipient.Name);
            item.Record = item.Record.WithFailure(recipient.Id, result.Outcome == CallOutcome.TimedOut);
        }
    }

    private void LeaveOver(Recipient recipient, EventItem item)
    {
        _leftOver++;
        _firstLeftOver ??= (item, recipient.Name);
    }

    private async ValueTask<CallContext> CreateCallAsync(Recipient recipient, EventItem item)
    {
        var attempt = item.Record.FailuresOf(recipient.Id) + 1;
        var delivery = new MandrillDelivery
        {
            Attempt = attempt,
            IsLastAttempt = attempt >= _context.Settings.MaxDeliveryAttempts && (_takers ??= await _context.Host.Recipients.GetTakersAsync(_context.Webhook)).Count > 0,
            ReceivedAt = _context.ReceivedAt,
            WebhookName = _context.Webhook,
            SignatureName = _context.SignatureName,
            BatchIndex = item.Index,
            BatchSize = _size,
        };
        return new(_context, delivery, recipient.Name, item.EventType);
    }

    /// <summary>Calls a recipient. One that exceeds its time limit is left out for the rest of this post: it may still be running.</summary>
    private async ValueTask<CallResult> CallAsync(Recipient recipient, CallContext call, object payload)
    {
        using var watch = _context.Telemetry.WatchesCalls
            ? new CallWatch(_context.Telemetry, _context.Time, recipient.Name, call.Delivery.BatchIndex, call.EventType)
            : null;
        var start = _context.Time.GetTimestamp();
        var result = await recipient.CallAsync(call, payload);
        _used[recipient.Id] = _used.GetValueOrDefault(recipient.Id) + _context.Time.GetElapsedTime(start);
        watch?.End(result.Exceptions.Count == 0 ? null : result.Exceptions[^1]);
        if (result.Outcome == CallOutcome.TimedOut)
        {
            _leftOut.Add(recipient.Id);
        }

        return result;
    }

    /// <summary>Reports a failure and, after the last attempt, offers the event to the takers of dead letters.</summary>
    /// <returns>Whether there are takers, and all of them have taken it.</returns>
    private async ValueTask<bool> IsDeadLetteredAsync(Recipient recipient, EventItem item, CallContext call, CallResult result)
    {
        foreach (var exception in result.Exceptions)
        {
            _context.Log.HandlerFailed(exception, recipient.Name, item.Index, LoggedEventType.Of(item.EventType));
            _context.Telemetry.HandlerFailed(exception, recipient.Name, item.EventType);
        }

        var isTaken = call.Delivery.IsLastAttempt;
        foreach (var taker in isTaken ? _takers! : []) // Not null: that is how the last attempt is known.
        {
            isTaken &= await IsTakenAsync(taker, recipient, item, call.Delivery, result.Exceptions[^1]);
        }

        if (isTaken)
        {
            _context.Log.DeadLettered(recipient.Name, call.Delivery.Attempt, item.Event.IdempotencyKey, LoggedEventType.Of(item.EventType));
            _context.Telemetry.DeadLettered(recipient.Name, item.EventType);
        }

        return isTaken;
    }

    private async ValueTask<bool> IsTakenAsync(Recipient taker, Recipient failed, EventItem item, MandrillDelivery delivery, Exception exception)
    {
        var id = new RecipientId((taker.Id, failed.Id), 0);
        if (item.Record.IsHandled(id) || _leftOut.Contains(taker.Id))
        {
            return item.Record.IsHandled(id);
        }

        var deadLetter = new MandrillDeadLetter { Event = item.CreateEvent(), Handler = failed.Name, Attempts = delivery.Attempt, Exception = exception };
        var result = await CallAsync(taker, new(_context, delivery, taker.Name, item.EventType), deadLetter);
        foreach (var thrown in result.Exceptions)
        {
            _context.Log.DeadLetterNotTaken(thrown, taker.Name, item.Index, LoggedEventType.Of(item.EventType));
        }

        if (result.Outcome == CallOutcome.Handled)
        {
            item.Record = item.Record.WithHandled(id);
        }

        return result.Outcome == CallOutcome.Handled;
    }

    private DeliveryOutcome Finish()
    {
        if (_skipped > 0)
        {
            _context.Log.AlreadyHandled(_skipped);
            _context.Telemetry.DeliveriesSkipped(_skipped);
        }

        if (_leftOver > 0)
        {
            _context.Log.Unfinished(_leftOver);
        }

        if ((_failed ?? _firstLeftOver) is var (item, recipient))
        {
            _memory.Remember(item, recipient, _handled, _leftOver);
            return _failed is null ? DeliveryOutcome.Unfinished : DeliveryOutcome.Failed;
        }

        _context.Log.Accepted(_items.Count);
        _memory.Forget();
        return DeliveryOutcome.Delivered;
    }
}
