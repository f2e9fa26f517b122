using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract;

/// <summary>Subscribes to the static event for the time of a test.</summary>
internal sealed class Subscription : IDisposable
{
    private readonly EventHandler<MandrillWebhookEventArgs> _handler;

    public Subscription(EventHandler<MandrillWebhookEventArgs> handler)
    {
        _handler = handler;
        MandrillSignals.WebhookEvent += handler;
    }

    /// <summary>Subscribes a recorder of all events.</summary>
    public static Subscription Record(out ConcurrentQueue<MandrillWebhookEventArgs> events)
    {
        var recorded = events = new();
        return new Subscription((_, e) => recorded.Enqueue(e));
    }

    public void Dispose() => MandrillSignals.WebhookEvent -= _handler;
}
