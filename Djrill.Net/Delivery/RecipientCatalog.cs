using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Lists the recipients of a host: its subscribers, then its handlers.</summary>
internal sealed class RecipientCatalog(IReadOnlyList<HandlerRegistration> registered, IServiceProviderIsService? isService)
{
    private readonly IReadOnlyList<(HandlerContract Contract, PlainHandlers Handlers)> _plain =
    [
        .. HandlerContract.All.Where(contract => isService?.IsService(contract.Service) is not false)
            .Select(static contract => (contract, new PlainHandlers(contract.Service))),
    ];

    private volatile Known? _known;

    /// <summary>Lists the recipients of this moment. The list is kept until a subscriber comes or goes.</summary>
    public async ValueTask<IReadOnlyList<Recipient>> GetAsync(DeliveryContext context)
    {
        var source = MandrillSignals.Subscribers;
        if (_known is { } known && ReferenceEquals(known.Source, source))
        {
            return known.Recipients;
        }

        var (plain, isComplete) = await GetPlainAsync(context);
        IReadOnlyList<Recipient> recipients = [.. Subscribers(source), .. Registered(), .. plain];
        if (isComplete)
        {
            _known = new(source, recipients);
        }

        return recipients;
    }

    private static IEnumerable<Recipient> Subscribers(EventHandler<MandrillWebhookEventArgs>? source)
    {
        var numbers = new Dictionary<Delegate, int>();
        foreach (var subscriber in Delegate.EnumerateInvocationList(source))
        {
            yield return new SubscriberRecipient(subscriber, numbers[subscriber] = numbers.GetValueOrDefault(subscriber) + 1);
        }
    }

    private IEnumerable<Recipient> Registered() =>
        from handler in registered
        where handler.Contracts.Count > 0
        select new HandlerRecipient(
            new(handler.HandlerType, 1), handler.HandlerType, handler.Contracts, [], services => services.GetRequiredService(handler.HandlerType));

    private async ValueTask<(List<Recipient> Recipients, bool IsComplete)> GetPlainAsync(DeliveryContext context)
    {
        var recipients = new List<Recipient>();
        var isComplete = true;
        var kinds = registered.ToDictionary(static handler => handler.HandlerType, static _ => new List<Type> { typeof(MandrillEvent) });
        foreach (var (contract, handlers) in _plain)
        {
            try
            {
                recipients.AddRange(Plain(contract, handlers, await handlers.GetClassesAsync(context.Host.Scopes), kinds));
            }
            catch (InvalidOperationException exception)
            {
                recipients.Add(new UncreatableRecipient(contract, exception));
                isComplete = false;
            }
        }

        return (recipients, isComplete);
    }

    /// <summary>A class that is registered for several kinds gets each event once, by the most derived of them.</summary>
    private static IEnumerable<Recipient> Plain(
        HandlerContract contract, PlainHandlers handlers, IReadOnlyList<Type> classes, Dictionary<Type, List<Type>> kinds)
    {
        var numbers = new Dictionary<Type, int>();
        var before = classes.Distinct().ToDictionary(static type => type, type => kinds.TryGetValue(type, out var known) ? known.ToArray() : []);
        for (var i = 0; i < classes.Count; i++)
        {
            var (type, index) = (classes[i], i);
            var number = numbers[type] = numbers.GetValueOrDefault(type) + 1;
            yield return new HandlerRecipient(
                new(type, number), type, [contract], before[type], services => handlers.Create(services, index));
        }

        foreach (var type in numbers.Keys)
        {
            (kinds.TryGetValue(type, out var known) ? known : kinds[type] = []).Add(contract.Kind);
        }
    }

    private sealed record Known(EventHandler<MandrillWebhookEventArgs>? Source, IReadOnlyList<Recipient> Recipients);
}
