using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Collects the results of one event's calls, and decides on retries and dead letters. Calls may end at the same time.</summary>
internal sealed class DeliveryResults(
    InboxContext inbox, WorkerTenure tenure, LoadedCall loaded, EventItem item, CallContext context)
{
    private readonly Lock _lock = new();
    private readonly List<DeliveryResult> _rows = [];
    private readonly List<InboxDeadLetter> _deadLetters = [];
    private readonly List<(string Name, int Attempts, int Crashes)> _handled = [];
    private bool _hasEnded; // At least one call has ended.
    private bool _isWritten;

    public LoadedCall Loaded => loaded;

    /// <summary>Gets whether the next call may begin.</summary>
    public bool CanBegin => tenure.IsHeld && !context.HasEnded && !inbox.Stop.IsStopping;

    public void Add(LastingRecipient recipient, RecipientResult result, int attempts, int crashes)
    {
        foreach (var exception in result.Exceptions)
        {
            if (!result.IsLogged)
            {
                context.Log.InboxHandlerFailed(exception, recipient.Name, loaded.Event.Id, item.LoggedType, attempts + crashes);
            }

            context.Telemetry.HandlerFailed(exception, recipient.Name, item.EventType);
        }

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
            AddRow(RowName(recipient), DeliveryState.Open, attempts, crashes, TimeSpan.Zero, null);
        }
    }

    /// <summary>Adds a recipient of an event during which a worker ended. Each recipient is then called by itself.</summary>
    public void AddSuspect(LastingRecipient recipient)
    {
        _hasEnded = true;
        AddRow(recipient.Name, DeliveryState.Open, loaded.Item.Due!.Attempts, loaded.Item.Crashes, TimeSpan.Zero, null); // Not null: it crashed.
    }

    /// <summary>Adds a delivery whose recipient no longer exists.</summary>
    public void AddRemoved(DueDelivery due)
    {
        _hasEnded = true;
        context.Log.RecipientRemoved(due.Recipient);
        AddRow(due.Recipient, DeliveryState.Removed, due.Attempts, due.Crashes, TimeSpan.Zero, null);
    }

    /// <summary>Adds a delivery during which workers have ended too often.</summary>
    public void AddCrashed(DueDelivery due)
    {
        _hasEnded = true;
        Bury(due.Recipient, due.Recipient, due.Attempts + due.Crashes, due.Crashes, new InvalidOperationException(
            FormattableString.Invariant($"The process ended {due.Crashes} times during calls of this handler for this event.")));
    }

    /// <summary>Adds a failure outside the calls. The delivery is repeated, except for the recipients that have handled the event.</summary>
    public void AddFailed(Exception exception)
    {
        var (name, attempts) = (loaded.Item.Due?.Recipient ?? "", (loaded.Item.Due?.Attempts ?? 0) + 1);
        context.Log.InboxHandlerFailed(exception, "The inbox", loaded.Event.Id, item.LoggedType, attempts);
        lock (_lock)
        {
            _hasEnded = true;
            _rows.RemoveAll(row => row.Recipient == name);
            Fail(name, "The inbox", attempts, loaded.Item.Crashes, exception);
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

        if (_rows.Count == 0 && loaded.Source is null)
        {
            return new(loaded.Item, WorkOutcomeKind.Handled);
        }

        if (!_hasEnded && _rows.Count > 0)
        {
            return new(loaded.Item, WorkOutcomeKind.Unfinished);
        }

        if (_rows.Any(static row => row.Recipient.Length == 0) || !loaded.IsForAll)
        {
            // An open delivery for all recipients calls each recipient again that has no row.
            _handled.ForEach(done => AddRow(done.Name, DeliveryState.Handled, done.Attempts, done.Crashes, TimeSpan.Zero, null));
        }

        return new(loaded.Item, WorkOutcomeKind.Finished, CreateOutcome(isIgnored: false), _deadLetters);
    }

    private static string RowName(LastingRecipient recipient) => recipient.IsUncreatable ? "" : recipient.Name;

    private EventOutcome CreateOutcome(bool isIgnored) =>
        new(loaded.Item.Id, loaded.Source, tenure.Owner, loaded.Item.Fence, [.. _rows.DistinctBy(static row => row.Recipient)], isIgnored);

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

        Fail(RowName(recipient), recipient.Name, attempts, crashes, result.Exceptions[^1]);
    }

    private void Fail(string rowName, string handler, int attempts, int crashes, Exception exception)
    {
        if (attempts + crashes >= inbox.Options.MaxDeliveryAttempts)
        {
            Bury(rowName, handler, attempts + crashes, crashes, exception);
        }
        else
        {
            AddRow(rowName, DeliveryState.Open, attempts, crashes, RetryDelays.After(attempts + crashes, inbox.Options), exception);
            context.Telemetry.Retried(handler, item.EventType);
        }
    }

    private void Bury(string rowName, string handler, int attempts, int crashes, Exception exception)
    {
        AddRow(rowName, DeliveryState.Dead, attempts - crashes, crashes, TimeSpan.Zero, exception);
        _deadLetters.Add(new(loaded.Event, item.CreateEvent(), handler, attempts, exception));
    }

    private void AddRow(string name, DeliveryState state, int attempts, int crashes, TimeSpan delay, Exception? exception) =>
        _rows.Add(new(name, state, attempts, crashes, loaded.Round, delay, exception is null ? null : StoredError.Of(exception)));
}
