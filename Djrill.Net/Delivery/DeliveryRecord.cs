using System.Collections.Immutable;
using System.Globalization;

namespace Djrill.Net.Delivery;

/// <summary>What became of one event at each of its recipients. It does not change; a change makes another.</summary>
internal sealed class DeliveryRecord
{
    public static readonly DeliveryRecord Empty = new([]);

    private const int Handled = 0;
    private const int Abandoned = -1;

    private readonly ImmutableArray<(string Recipient, int Failures)> _entries;

    // Most events go the same way, so the records along it are made once.
    private volatile DeliveryRecord? _next;

    private DeliveryRecord(ImmutableArray<(string Recipient, int Failures)> entries) => _entries = entries;

    /// <summary>Whether the recipient has handled the event, or was given up.</summary>
    public bool IsSettled(string recipient) => Find(recipient) is Handled or Abandoned;

    public int FailuresOf(string recipient) => Find(recipient) ?? 0;

    public DeliveryRecord WithHandled(string recipient) => With(recipient, Handled);

    public DeliveryRecord WithAbandoned(string recipient) => With(recipient, Abandoned);

    public DeliveryRecord WithFailure(string recipient) => With(recipient, FailuresOf(recipient) + 1);

    /// <summary>Forgets who handled the event, and keeps who failed.</summary>
    public DeliveryRecord WithoutHandled() => new(_entries.RemoveAll(static entry => entry.Failures == Handled));

    /// <summary>Writes a line for each recipient: its count of failures, a space, and its name.</summary>
    public override string ToString() =>
        string.Concat(_entries.Select(static entry => FormattableString.Invariant($"{entry.Failures} {entry.Recipient}\n")));

    /// <summary>Reads what was written. What it does not understand it leaves out: at worst an event comes once more.</summary>
    public static DeliveryRecord Parse(string text)
    {
        var entries = ImmutableArray.CreateBuilder<(string Recipient, int Failures)>();
        foreach (var line in text.Split('\n'))
        {
            if (line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
                && int.TryParse(line.AsSpan(0, space), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var failures)
                && failures >= Abandoned)
            {
                entries.Add((line[(space + 1)..], failures));
            }
        }

        return new(entries.DrainToImmutable());
    }

    private int? Find(string recipient)
    {
        foreach (var entry in _entries)
        {
            if (entry.Recipient == recipient)
            {
                return entry.Failures;
            }
        }

        return null;
    }

    private DeliveryRecord With(string recipient, int failures)
    {
        if (_next is { } next && next._entries[^1] == (recipient, failures))
        {
            return next;
        }

        return _next = new(_entries.RemoveAll(entry => entry.Recipient == recipient).Add((recipient, failures)));
    }
}
