using Djrill.Net.Events;

namespace Djrill.Net.Testing;

/// <summary>Holds the events to send and the current batch, which stays until it is answered with 200. Adding is thread-safe.</summary>
internal sealed class SimulatedQueue
{
    private readonly Queue<MandrillEvent> _events = new();

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
            foreach (var mandrillEvent in events)
            {
                _events.Enqueue(mandrillEvent);
            }
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
                Batch = [.. Enumerable.Range(0, Math.Min(maxSize, _events.Count)).Select(_ => _events.Dequeue())];
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
