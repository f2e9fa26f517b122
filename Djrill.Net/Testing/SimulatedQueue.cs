using Djrill.Net.Events;

namespace Djrill.Net.Testing;

/// <summary>Holds the events to send and the current batch, which stays until it is answered with 200. Adding is thread-safe.</summary>
internal sealed class SimulatedQueue
{
    private readonly List<MandrillEvent> _events = [];

    /// <summary>Gets the batch, with its newest snapshots.</summary>
    public IReadOnlyList<MandrillEvent> Batch { get; private set; } = [];

    /// <summary>Gets how often the batch has failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Gets how long the batch has waited since it was sent first.</summary>
    public TimeSpan Waited { get; private set; }

    public void Add(IEnumerable<MandrillEvent> events)
    {
        lock (_events)
        {
            _events.AddRange(events);
        }
    }

    /// <summary>Creates a batch from the queue, unless there is a current one.</summary>
    /// <returns>False if there is nothing to send.</returns>
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

    /// <summary>Ends a wait and renews the snapshots of the batch.</summary>
    public void Renew(TimeSpan delay, Func<MandrillEvent, MandrillEvent> renew)
    {
        Waited += delay;
        Batch = [.. Batch.Select(renew)];
    }

    /// <summary>Ends one attempt. A batch that was not answered 200 stays.</summary>
    public void End(bool isAccepted) => (Batch, Failures, Waited) = isAccepted ? ([], 0, TimeSpan.Zero) : (Batch, Failures + 1, Waited);
}
