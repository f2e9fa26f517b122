using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Counts the deliveries of one post and records their outcomes.</summary>
internal sealed class BatchTally
{
    private const int MaxLoggedFailures = 10;

    private Dictionary<string, int>? _failures;
    private (EventItem Item, string Recipient)? _failed;
    private (EventItem Item, string Recipient)? _firstUnfinished;
    private int _settled;
    private int _unfinished;
    private int _skipped;

    /// <summary>Counts a delivery that succeeded in an earlier post.</summary>
    public void Skip() => _skipped++;

    /// <summary>Records that the recipient handled the event, or that the event became a dead letter.</summary>
    public void Settle(Recipient recipient, EventItem item)
    {
        _settled++;
        item.Record = item.Record.WithHandled(recipient.Id);
    }

    public void Fail(Recipient recipient, EventItem item, bool hasTimedOut)
    {
        _failed ??= (item, recipient.Name);
        item.Record = item.Record.WithFailure(recipient.Id, hasTimedOut);
    }

    /// <summary>Counts an exception that a recipient threw.</summary>
    /// <returns>Whether to log the exception. The limit keeps the log short while a recipient fails on every event.</returns>
    public bool CountFailure(Recipient recipient)
    {
        _failures ??= new(StringComparer.Ordinal);
        return _failures.CountUp(recipient.Name) <= MaxLoggedFailures;
    }

    public void CountUnfinished(Recipient recipient, EventItem item)
    {
        _unfinished++;
        _firstUnfinished ??= (item, recipient.Name);
    }

    /// <summary>
    /// Logs the counts. Saves the batch if a delivery failed or is unfinished. Otherwise removes the batch from the store.
    /// </summary>
    public BatchOutcome Finish(BatchContext context, BatchHistory history, int events)
    {
        if (_skipped > 0)
        {
            context.Log.AlreadyHandled(_skipped);
            context.Telemetry.DeliveriesSkipped(_skipped);
        }

        foreach (var (recipientName, count) in _failures?.Where(static failures => failures.Value > MaxLoggedFailures) ?? [])
        {
            context.Log.HandlerFailedMore(recipientName, count - MaxLoggedFailures);
        }

        if (_unfinished > 0)
        {
            context.Log.Unfinished(_unfinished);
        }

        if ((_failed ?? _firstUnfinished) is var (item, recipient))
        {
            history.Remember(item, recipient, _settled, _unfinished);
            return _failed is null ? BatchOutcome.Unfinished : BatchOutcome.Failed;
        }

        context.Log.Accepted(events);
        history.Forget();
        return BatchOutcome.Delivered;
    }
}
