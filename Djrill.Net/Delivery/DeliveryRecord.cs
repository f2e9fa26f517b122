using System.Collections.Immutable;

namespace Djrill.Net.Delivery;

/// <summary>The outcome of one event for each of its recipients. A record is immutable. A change creates another record.</summary>
internal sealed class DeliveryRecord
{
    private readonly ImmutableArray<Entry> _entries;

    // Most events have the same outcomes in the same order, so they share their records.
    private volatile DeliveryRecord? _next;

    public DeliveryRecord()
        : this([])
    {
    }

    private DeliveryRecord(ImmutableArray<Entry> entries) => _entries = entries;

    /// <summary>Gets the recipients that exceeded their time limit at their last attempt.</summary>
    public IEnumerable<RecipientId> TimedOut => _entries.Where(static entry => entry.HasTimedOut).Select(static entry => entry.Recipient);

    public bool IsHandled(RecipientId recipient) => Find(recipient) is { Failures: 0 };

    public int FailuresOf(RecipientId recipient) => Find(recipient)?.Failures ?? 0;

    /// <summary>Gets the number of failures of a recipient whose last attempt exceeded the time limit, or 0 for any other.</summary>
    public int TimedOutAttemptsOf(RecipientId recipient) => Find(recipient) is { HasTimedOut: true } entry ? entry.Failures : 0;

    public DeliveryRecord WithHandled(RecipientId recipient) => With(new(recipient, 0, HasTimedOut: false));

    public DeliveryRecord WithFailure(RecipientId recipient, bool hasTimedOut) =>
        With(new(recipient, FailuresOf(recipient) + 1, hasTimedOut));

    /// <summary>Adds the recipients that handled the event by another record, such as that of a copy posted at the same time.</summary>
    public DeliveryRecord WithHandledOf(DeliveryRecord other) =>
        other._entries.Where(entry => entry.Failures == 0 && !IsHandled(entry.Recipient))
            .Aggregate(this, static (record, entry) => record.WithHandled(entry.Recipient));

    /// <summary>Removes the recipients that handled the event. Keeps those that failed.</summary>
    public DeliveryRecord WithoutHandled() => new(_entries.RemoveAll(static entry => entry.Failures == 0));

    private Entry? Find(RecipientId recipient)
    {
        foreach (var entry in _entries)
        {
            if (entry.Recipient == recipient)
            {
                return entry;
            }
        }

        return null;
    }

    private DeliveryRecord With(Entry changed) => _next is { } next && next._entries[^1] == changed
        ? next
        : _next = new(_entries.RemoveAll(entry => entry.Recipient == changed.Recipient).Add(changed));

    private readonly record struct Entry(RecipientId Recipient, int Failures, bool HasTimedOut);
}
