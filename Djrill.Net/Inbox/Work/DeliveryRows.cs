using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>The rows to write for one event, and its dead letters. Decides between a retry and a dead letter.</summary>
internal sealed class DeliveryRows(InboxContext inbox, LoadedCall loaded, EventItem item, Telemetry telemetry)
{
    private readonly List<DeliveryResult> _rows = [];
    private readonly List<InboxDeadLetter> _deadLetters = [];

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Gets whether there is a row that stands for all recipients.</summary>
    public bool HasForAll => _rows.Any(static row => row.Recipient.Length == 0);

    /// <summary>Gets one row for each recipient.</summary>
    public IReadOnlyList<DeliveryResult> All => [.. _rows.DistinctBy(static row => row.Recipient)];

    public IReadOnlyList<InboxDeadLetter> DeadLetters => _deadLetters;

    public void Add(
        string name, DeliveryState state, int attempts, int crashes, TimeSpan delay = default, Exception? exception = null) =>
        _rows.Add(new(name, state, attempts, crashes, loaded.Round, delay, exception is null ? null : StoredError.Of(exception)));

    public void AddWaiting(string name, int attempts, int crashes) =>
        _rows.Add(new(name, DeliveryState.Open, attempts, crashes, loaded.Round, default, null) { IsWaiting = true });

    public void Remove(string name) => _rows.RemoveAll(row => row.Recipient == name);

    /// <summary>Adds a failed attempt.</summary>
    /// <param name="rowName">The recipient of the row.</param>
    /// <param name="handler">The recipient that was called.</param>
    public void Fail(string rowName, string handler, int attempts, int crashes, Exception exception)
    {
        if (attempts + crashes >= inbox.Options.MaxDeliveryAttempts)
        {
            Bury(rowName, handler, attempts, crashes, exception);
        }
        else
        {
            Add(rowName, DeliveryState.Open, attempts, crashes, RetryDelays.After(attempts + crashes, inbox.Options), exception);
            telemetry.Retried(handler, item.EventType);
        }
    }

    /// <summary>Adds a dead letter.</summary>
    public void Bury(string rowName, string handler, int attempts, int crashes, Exception exception)
    {
        Add(rowName, DeliveryState.Dead, attempts, crashes, exception: exception);
        _deadLetters.Add(new(loaded.Event with { Json = default }, handler, attempts + crashes, exception));
    }
}
