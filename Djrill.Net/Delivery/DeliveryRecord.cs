using System.Collections.Immutable;

namespace Djrill.Net.Delivery;

/// <summary>Contains the outcome of one event for each recipient. Immutable.</summary>
internal sealed class DeliveryRecord
{
    private readonly ImmutableArray<Entry> _entries;

    // The record that the last change created. Events with the same outcomes share records.
    private volatile DeliveryRecord? _next;

    public DeliveryRecord()
        : this([])
    {
    }

    private DeliveryRecord(ImmutableArray<Entry> entries) => _entries = entries;

    /// <summary>Gets the recipients whose last attempt exceeded the time limit.</summary>
    public IEnumerable<RecipientId> TimedOut => _entries.Where(static entry => entry.HasTimedOut).Select(static entry => entry.Recipient);

    public bool IsHandled(RecipientId recipient) => Find(recipient) is { Failures: 0 };

    public int FailuresOf(RecipientId recipient) => Find(recipient)?.Failures ?? 0;

    /// <summary>Gets the number of failures of the recipient if its last attempt exceeded the time limit. Otherwise returns 0.</summary>
    public int TimedOutAttemptsOf(RecipientId recipient) => Find(recipient) is { HasTimedOut: true } entry ? entry.Failures : 0;

    public DeliveryRecord WithHandled(RecipientId recipient) => With(new(recipient, 0, HasTimedOut: false));

    public DeliveryRecord WithFailure(RecipientId recipient, bool hasTimedOut) =>
        With(new(recipient, FailuresOf(recipient) + 1, hasTimedOut));

    /// <summary>
    /// Adds the recipients that handled the event according to <paramref name="other"/>. Two parallel posts of a batch have different
    /// records.
    /// </summary>
    public DeliveryRecord WithHandledFrom(DeliveryRecord other) =>
        other._entries.Where(entry => entry.Failures == 0 && !IsHandled(entry.Recipient))
            .Aggregate(this, static (record, entry) => record.WithHandled(entry.Recipient));

    /// <summary>Removes the recipients that handled the event.</summary>
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
