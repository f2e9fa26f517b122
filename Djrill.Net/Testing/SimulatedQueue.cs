using Djrill.Net.Events;

namespace Djrill.Net.Testing;

/// <summary>Holds the queued events and the current batch. Only <see cref="Add"/> is thread-safe.</summary>
internal sealed class SimulatedQueue
{
    private readonly List<MandrillEvent> _events = [];

    /// <summary>Gets the current batch with the newest snapshots.</summary>
    public IReadOnlyList<MandrillEvent> Batch { get; private set; } = [];

    /// <summary>Gets the number of failed posts of the current batch.</summary>
    public int Failures { get; private set; }

    /// <summary>Gets the time since the first post of the current batch.</summary>
    public TimeSpan Waited { get; private set; }

    public void Add(IEnumerable<MandrillEvent> events)
    {
        lock (_events)
        {
            _events.AddRange(events);
        }
    }

    /// <summary>Creates a batch from the queue if there is no current batch.</summary>
    /// <returns>True if there is a batch to send.</returns>
    public bool HasBatch(int maxSize)
    {
        if (Batch.Count == 0)
        {
            lock (_events)
            {
                Batch = [.. _events.Take(maxSize)];
                _events.RemoveRange(0, Batch.Count);
            }
        }

        return Batch.Count > 0;
    }

    /// <summary>Adds a wait to <see cref="Waited"/> and renews the snapshots of the batch.</summary>
    public void Renew(TimeSpan delay, Func<MandrillEvent, MandrillEvent> renew)
    {
        Waited += delay;
        Batch = [.. Batch.Select(renew)];
    }

    /// <summary>Records the result of a post. An accepted batch is removed; a failed batch stays current.</summary>
    public void End(bool isAccepted) => (Batch, Failures, Waited) = isAccepted ? ([], 0, TimeSpan.Zero) : (Batch, Failures + 1, Waited);
}
