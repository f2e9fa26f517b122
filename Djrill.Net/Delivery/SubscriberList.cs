namespace Djrill.Net.Delivery;

/// <summary>The subscribers of one moment. Names cost reflection, so a list is kept until somebody comes or goes.</summary>
internal sealed class SubscriberList
{
    private static readonly Lock Changing = new();
    private static volatile SubscriberList _current = new(null, []);

    private readonly EventHandler<MandrillWebhookEventArgs>? _source;

    /// <summary>
    /// Lists them. Who stays keeps the number: had it another's, it would be taken to have handled what the other has.
    /// </summary>
    private SubscriberList(EventHandler<MandrillWebhookEventArgs>? source, IEnumerable<Subscriber> before)
    {
        _source = source;
        var known = before.ToList();
        var handlers = source?.GetInvocationList().Cast<EventHandler<MandrillWebhookEventArgs>>().ToList() ?? [];
        var staying = handlers.ConvertAll(handler => Take(known, handler));
        var numbers = staying.OfType<Subscriber>().GroupBy(static subscriber => subscriber.Name, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Max(static subscriber => subscriber.Number), StringComparer.Ordinal);
        Subscribers = [.. handlers.Zip(staying, (handler, subscriber) => subscriber ?? Add(handler, numbers))];
    }

    /// <summary>Those of now.</summary>
    public static SubscriberList Current
    {
        get
        {
            var source = MandrillSignals.Subscribers;
            var current = _current;
            return ReferenceEquals(current._source, source) ? current : Change(source);
        }
    }

    /// <summary>In the order of their subscription.</summary>
    public IReadOnlyList<Subscriber> Subscribers { get; }

    private static SubscriberList Change(EventHandler<MandrillWebhookEventArgs>? source)
    {
        lock (Changing)
        {
            return ReferenceEquals(_current._source, source) ? _current : _current = new SubscriberList(source, _current.Subscribers);
        }
    }

    private static Subscriber? Take(List<Subscriber> known, EventHandler<MandrillWebhookEventArgs> handler)
    {
        var found = known.Find(subscriber => subscriber.Handler == handler);
        if (found is not null)
        {
            known.Remove(found);
        }

        return found;
    }

    private static Subscriber Add(EventHandler<MandrillWebhookEventArgs> handler, Dictionary<string, int> numbers)
    {
        var name = Subscriber.NameOf(handler);
        return new(handler, name, numbers[name] = numbers.GetValueOrDefault(name) + 1);
    }
}
