using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Counts the deliveries of one post, and records their outcomes.</summary>
internal sealed class BatchTally
{
    private const int MaxLoggedFailures = 10;

    private Dictionary<string, int>? _failures;
    private (EventItem Item, string Recipient)? _failed;
    private (EventItem Item, string Recipient)? _firstLeftOver;
    private int _settled;
    private int _leftOver;
    private int _skipped;

    /// <summary>Counts a delivery that an earlier post has made.</summary>
    public void Skip() => _skipped++;

    /// <summary>Records that the recipient handled the event, or that it became a dead letter.</summary>
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

    /// <summary>Counts an exception of a recipient.</summary>
    /// <returns>Whether to log it. An outage must not write thousands of stack traces for each post.</returns>
    public bool CountFailure(Recipient recipient)
    {
        _failures ??= new(StringComparer.Ordinal);
        return _failures.CountUp(recipient.Name) <= MaxLoggedFailures;
    }

    public void LeaveOver(Recipient recipient, EventItem item)
    {
        _leftOver++;
        _firstLeftOver ??= (item, recipient.Name);
    }

    /// <summary>Reports the counts. Remembers a batch that failed, and forgets any other.</summary>
    public BatchOutcome Finish(BatchContext context, BatchHistory memory, int events)
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

        if (_leftOver > 0)
        {
            context.Log.Unfinished(_leftOver);
        }

        if ((_failed ?? _firstLeftOver) is var (item, recipient))
        {
            memory.Remember(item, recipient, _settled, _leftOver);
            return _failed is null ? BatchOutcome.Unfinished : BatchOutcome.Failed;
        }

        context.Log.Accepted(events);
        memory.Forget();
        return BatchOutcome.Delivered;
    }
}
