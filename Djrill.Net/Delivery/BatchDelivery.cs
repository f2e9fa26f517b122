using System.Runtime.CompilerServices;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Delivers a batch within its request: each event to each recipient, whatever the others do.</summary>
internal sealed class BatchDelivery : IDisposable
{
    private readonly BatchContext _context;
    private readonly int _size;
    private readonly EventItem[] _items;
    private readonly BatchHistory _memory;
    private readonly long _start;
    private readonly BatchTally _tally = new();
    private readonly BatchCalls _calls;
    private readonly DeadLetters _deadLetters;

    public BatchDelivery(BatchContext context)
    {
        var batch = context.Batch.Events;
        _context = context;
        _size = batch.Events.Count + batch.Skipped.Count;
        _items = EventItem.CreateAll(batch.Events, context.Host.Memory.NewRecord);
        _memory = new(context, _items);
        _calls = new(context);
        _deadLetters = new(context, _calls);
        _start = context.Time.GetTimestamp();
    }

    private bool IsOver =>
        _context.Host.Stop.GraceEnded.IsCancellationRequested || _context.Time.GetElapsedTime(_start) >= _context.Limits.BatchBudget;

    /// <summary>
    /// Delivers the batch in three passes, so that nobody uses up the time of the others: the recipients that are quick, those
    /// that have used more than their share of the time, and those that exceeded their time limit at the last post. Each of the
    /// latter gets the events on which it did last.
    /// </summary>
    public async Task<DeliveryOutcome> DeliverAsync(IReadOnlyList<Recipient> recipients)
    {
        _memory.Recall();
        var shares = recipients.Select(static recipient => new RecipientProgress(recipient)).ToList();
        if (_memory.IsResend)
        {
            var timedOut = _items.SelectMany(static item => item.Record.TimedOut).ToHashSet();
            shares.ForEach(share => share.HasTimedOut = timedOut.Contains(share.Id));
        }

        await DeliverToAsync(shares, _items, static (share, i) => share.IsFirstTurn(i));
        await DeliverToAsync(shares.FindAll(static share => share.IsDeferred), _items, static (share, i) => share.IsSecondTurn(i));
        foreach (var share in shares.FindAll(static share => share.HasTimedOut))
        {
            await DeliverToAsync([share], [.. _items.OrderBy(item => item.Record.TimedOutAttemptsOf(share.Id))], static (_, _) => true);
        }

        return _tally.Finish(_context, _memory, _items.Length);
    }

    public void Dispose() => _calls.Dispose();

    private async Task DeliverToAsync(List<RecipientProgress> shares, EventItem[] items, Func<RecipientProgress, int, bool> isTurn)
    {
        for (var i = 0; i < items.Length && shares.Count > 0; i++)
        {
            foreach (var share in shares)
            {
                if (isTurn(share, i) && share.Recipient.CanHandle(items[i]) && IsDue(share, items[i]))
                {
                    await DeliverToAsync(share, items[i]);
                }
            }

            items[i].Release();
        }
    }

    /// <summary>Checks whether the event is to be delivered now, and counts it if not.</summary>
    private bool IsDue(RecipientProgress share, EventItem item)
    {
        if (item.Record.IsHandled(share.Id))
        {
            _tally.Skip();
            return false;
        }

        if (IsOver || share.IsLeftOut)
        {
            _tally.LeaveOver(share.Recipient, item);
            return false;
        }

        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask DeliverToAsync(RecipientProgress share, EventItem item)
    {
        var recipient = share.Recipient;
        var attempt = item.Record.FailuresOf(recipient.Id) + 1;
        var call = _calls.CreateContext(CreateDelivery(item, attempt, await _deadLetters.IsLastAttemptAsync(attempt)), recipient, item);
        var result = await _calls.CallAsync(share, call, item.CreateEvent());
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

    private MandrillDelivery CreateDelivery(EventItem item, int attempt, bool isLastAttempt) => new()
    {
        Attempt = attempt,
        IsLastAttempt = isLastAttempt,
        ReceivedAt = _context.Batch.ReceivedAt,
        WebhookName = _context.Batch.Webhook,
        SignatureName = _context.Batch.SignatureName,
        BatchIndex = item.Index,
        BatchSize = _size,
    };

    /// <summary>Reports a failure and, after the last attempt, offers the event as a dead letter.</summary>
    /// <returns>Whether every taker has taken it.</returns>
    private async ValueTask<bool> FailAsync(Recipient recipient, EventItem item, RecipientCall call, CallResult result)
    {
        foreach (var exception in result.Exceptions)
        {
            if (_tally.CountFailure(recipient))
            {
                _context.Log.HandlerFailed(exception, recipient.Name, item.Index, LoggedEventType.For(item.EventType));
            }

            _context.Telemetry.HandlerFailed(exception, recipient.Name, item.EventType);
        }

        return call.Delivery.IsLastAttempt && await _deadLetters.OfferAsync(recipient, item, call, result.Exceptions[^1]);
    }
}
