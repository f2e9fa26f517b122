namespace Djrill.Net.Delivery;

/// <summary>The subscribers of one moment. Names cost reflection, so a list is kept until somebody comes or goes.</summary>
internal sealed class SubscriberList
{
    private static volatile SubscriberList _current = new(null);

    private readonly EventHandler<MandrillWebhookEventArgs>? _source;

    private SubscriberList(EventHandler<MandrillWebhookEventArgs>? source)
    {
        _source = source;
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var subscribers = new List<Subscriber>();
        foreach (var subscriber in Delegate.EnumerateInvocationList(source))
        {
            var name = Subscriber.NameOf(subscriber);
            var number = names[name] = names.GetValueOrDefault(name) + 1;
            subscribers.Add(new(subscriber, name, number == 1 ? name : FormattableString.Invariant($"{name}#{number}")));
        }

        Subscribers = subscribers;
    }

    /// <summary>Those of now.</summary>
    public static SubscriberList Current
    {
        get
        {
            var source = MandrillSignals.Subscribers;
            var current = _current;
            return ReferenceEquals(current._source, source) ? current : _current = new SubscriberList(source);
        }
    }

    /// <summary>In the order of their subscription.</summary>
    public IReadOnlyList<Subscriber> Subscribers { get; }
}
