using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract;

/// <summary>Takes dead letters for the time of a test.</summary>
internal sealed class DeadLetterSubscription : IDisposable
{
    private readonly EventHandler<MandrillDeadLetterEventArgs> _taker;

    public DeadLetterSubscription(EventHandler<MandrillDeadLetterEventArgs> taker)
    {
        _taker = taker;
        MandrillSignals.EventDeadLettered += taker;
    }

    /// <summary>Subscribes a recorder of all dead letters.</summary>
    public static DeadLetterSubscription Record(out ConcurrentQueue<MandrillDeadLetter> deadLetters)
    {
        var recorded = deadLetters = new();
        return new DeadLetterSubscription((_, e) => recorded.Enqueue(e.DeadLetter));
    }

    public void Dispose() => MandrillSignals.EventDeadLettered -= _taker;
}
