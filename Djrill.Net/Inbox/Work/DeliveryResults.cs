using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Collects the results of one event's calls, and decides on retries and dead letters. Calls may end at the same time.</summary>
internal sealed class DeliveryResults(
    InboxContext inbox, WorkerTenure tenure, LoadedCall loaded, EventItem item, CallContext context)
{
    private readonly Lock _lock = new();
    private readonly FailureReport _report = new(loaded, item, context);
    private readonly DeliveryRows _rows = new(inbox, loaded, item, context.Telemetry);
    private readonly List<(string Name, int Attempts, int Crashes)> _handled = [];
    private bool _hasEnded; // At least one call has ended.
    private bool _isWritten;

    public LoadedCall Loaded => loaded;

    /// <summary>Gets whether the next call may begin.</summary>
    public bool CanBegin => tenure.IsHeld && !context.HasEnded && !inbox.Stop.IsStopping;

    public void Add(LastingRecipient recipient, RecipientResult result, int attempts, int crashes)
    {
        _report.CallEnded(recipient.Name, result, attempts + crashes);
        lock (_lock)
        {
            AddResult(recipient, result, attempts, crashes);
        }
    }

    /// <summary>Adds a recipient whose call did not begin, or stopped because the worker ends. It is called again at once.</summary>
    public void AddUnfinished(LastingRecipient recipient, int attempts, int crashes)
    {
        lock (_lock)
        {
            _rows.Add(recipient.RowName, DeliveryState.Open, attempts, crashes);
        }
    }

    /// <summary>Adds a recipient that is paused. Its delivery waits, and no attempt is counted.</summary>
    public void AddWaiting(string recipient, int attempts, int crashes)
    {
        lock (_lock)
        {
            _hasEnded = true;
            _rows.AddWaiting(recipient, attempts, crashes);
        }
    }

    /// <summary>Adds a recipient of an event during which a worker ended. Each recipient is then called by itself.</summary>
    public void AddSuspect(LastingRecipient recipient)
    {
        _hasEnded = true;
        _rows.Add(recipient.RowName, DeliveryState.Open, loaded.Item.Due!.Attempts, loaded.Item.Crashes); // Not null: it crashed.
    }

    /// <summary>Adds a delivery whose recipient is unknown at present. It is tried again later, and no attempt is counted.</summary>
    public void AddPostponed()
    {
        _hasEnded = true;
        var due = loaded.Item.Due!; // Not null: the delivery has one recipient.
        var delay = RetryDelays.After(due.Attempts + 1, inbox.Options);
        _rows.Add(due.Recipient, DeliveryState.Open, due.Attempts, due.Crashes, delay);
    }

    /// <summary>Adds a delivery whose recipient no longer exists.</summary>
    public void AddRemoved(DueDelivery due)
    {
        _hasEnded = true;
        context.Log.RecipientRemoved(due.Recipient);
        _rows.Add(due.Recipient, DeliveryState.Removed, due.Attempts, due.Crashes);
    }

    /// <summary>Adds a delivery during which workers have ended too often.</summary>
    public void AddCrashed(DueDelivery due)
    {
        _hasEnded = true;
        _rows.Bury(due.Recipient, due.Recipient, due.Attempts, due.Crashes, new InvalidOperationException(
            FormattableString.Invariant($"The process ended {due.Crashes} times during calls of this handler for this event.")));
    }

    /// <summary>Adds a failure outside the calls. The delivery is repeated, except for recipients that have handled the event.</summary>
    public void AddFailed(Exception exception)
    {
        var (name, attempts) = (loaded.Item.Due?.Recipient ?? "", (loaded.Item.Due?.Attempts ?? 0) + 1);
        _report.InboxFailed(exception, attempts);
        lock (_lock)
        {
            _hasEnded = true;
            _rows.Remove(name);
            _rows.Fail(name, FailureReport.Inbox, attempts, loaded.Item.Crashes, exception);
        }
    }

    public WorkOutcome Ignore() => loaded.Source is null
        ? new(loaded.Item, WorkOutcomeKind.Ignored)
        : new(loaded.Item, WorkOutcomeKind.Finished, CreateOutcome(isIgnored: true));

    public WorkOutcome Finish()
    {
        if (_isWritten)
        {
            return new(loaded.Item, WorkOutcomeKind.Written);
        }

        if (_rows.IsEmpty && loaded.Source is null)
        {
            return new(loaded.Item, WorkOutcomeKind.Handled);
        }

        if (!_hasEnded && !_rows.IsEmpty)
        {
            return new(loaded.Item, WorkOutcomeKind.Unfinished);
        }

        if (_rows.HasForAll || !loaded.IsForAll)
        {
            // An open delivery for all recipients calls each recipient again that has no row.
            _handled.ForEach(done => _rows.Add(done.Name, DeliveryState.Handled, done.Attempts, done.Crashes));
        }

        return new(loaded.Item, WorkOutcomeKind.Finished, CreateOutcome(isIgnored: false), _rows.DeadLetters);
    }

    private EventOutcome CreateOutcome(bool isIgnored)
    {
        var rows = _rows.All;
        inbox.Pauses.BeginWrite(rows); // Before the next event of the message may begin.
        return new(loaded.Item.Id, loaded.Source, tenure.Owner, loaded.Item.Fence, rows, isIgnored);
    }

    private void AddResult(LastingRecipient recipient, RecipientResult result, int attempts, int crashes)
    {
        if (result.Outcome == CallOutcome.Cancelled)
        {
            AddUnfinished(recipient, attempts - 1, crashes);
            return;
        }

        _hasEnded = true;
        if (result.Outcome == CallOutcome.Handled)
        {
            _handled.Add((recipient.Name, attempts, crashes));
            _isWritten |= result.IsWritten && !loaded.IsForAll;
            return;
        }

        _rows.Fail(recipient.RowName, recipient.Name, attempts, crashes, result.Exceptions[^1]);
    }
}
