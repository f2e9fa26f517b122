using Djrill.Net.Configuration;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Lists the recipients of a host, of events or of dead letters: subscribers first, then handlers.</summary>
internal sealed class RecipientCatalog(IServiceScopeFactory scopes, IServiceProvider services)
{
    private readonly IReadOnlyList<HandlerRegistration> _registered = [.. services.GetServices<HandlerRegistration>()];

    private readonly IReadOnlyList<PlainHandlers> _plain =
    [
        .. from contract in HandlerContract.All
           where services.GetService<IServiceProviderIsService>()?.IsService(contract.Service) is not false
           select new PlainHandlers(contract),
    ];

    private volatile Known? _known;

    /// <summary>Lists the recipients of the events of a webhook at this moment.</summary>
    public async ValueTask<IReadOnlyList<Recipient>> GetAsync(string webhook) => Limit(await GetAllAsync(), webhook);

    /// <summary>Lists the takers of the dead letters of a webhook at this moment.</summary>
    public async ValueTask<IReadOnlyList<Recipient>> GetTakersAsync(string webhook) => Limit(
        [
            .. Subscribers(MandrillSignals.DeadLetterSubscribers, static (subscriber, _, payload) =>
                subscriber(null, new MandrillDeadLetterEventArgs((MandrillDeadLetter)payload))),
            .. (await GetHandlersAsync(areForDeadLetters: true)).Handlers,
        ],
        webhook);

    /// <summary>Finds the handlers added by <c>AddMandrillEventHandler</c> that are limited to a webhook which nobody has added.</summary>
    public IEnumerable<(Type Handler, string Webhook)> FindUnknownWebhooks(IReadOnlyCollection<string> names) =>
        from registration in _registered
        let webhook = Recipient.WebhookOf(registration.HandlerType)
        where webhook is not null && !names.Contains(webhook, WebhookNames.Comparer)
        select (registration.HandlerType, webhook);

    private static IReadOnlyList<Recipient> Limit(IReadOnlyList<Recipient> recipients, string webhook) =>
        recipients.All(recipient => recipient.Serves(webhook)) ? recipients : [.. recipients.Where(recipient => recipient.Serves(webhook))];

    /// <summary>Lists the recipients of events. The list is kept until a subscriber comes or goes.</summary>
    private async ValueTask<IReadOnlyList<Recipient>> GetAllAsync()
    {
        var source = MandrillSignals.Subscribers;
        if (_known is { } known && ReferenceEquals(known.Source, source))
        {
            return known.Recipients;
        }

        var subscribers = Subscribers(source, static (subscriber, call, payload) =>
            subscriber(null, new MandrillWebhookEventArgs((MandrillEvent)payload) { Delivery = call.Delivery }));
        var (handlers, isComplete) = await GetHandlersAsync(areForDeadLetters: false);
        IReadOnlyList<Recipient> recipients = [.. subscribers, .. handlers];
        _known = isComplete ? new(source, recipients) : null;
        return recipients;
    }

    private static IEnumerable<Recipient> Subscribers<TArgs>(
        EventHandler<TArgs>? source, Action<EventHandler<TArgs>, CallContext, object> raise)
    {
        var numbers = new Dictionary<Delegate, int>();
        foreach (var subscriber in Delegate.EnumerateInvocationList(source))
        {
            var number = numbers[subscriber] = numbers.GetValueOrDefault(subscriber) + 1;
            yield return Recipient.ForSubscriber(subscriber, number, (call, payload) => raise(subscriber, call, payload));
        }
    }

    private async ValueTask<(List<Recipient> Handlers, bool IsComplete)> GetHandlersAsync(bool areForDeadLetters)
    {
        var (handlers, isComplete) = (new List<Recipient>(), true);
        var kinds = new Dictionary<Type, List<Type>>();
        foreach (var (type, all) in _registered)
        {
            if (all.Where(contract => contract.IsForDeadLetters == areForDeadLetters).ToList() is { Count: > 0 } contracts)
            {
                handlers.Add(Recipient.ForHandler(new(type, 1), type, contracts, [], scope => scope.GetRequiredService(type)));
                kinds[type] = [typeof(object)];
            }
        }

        foreach (var plain in _plain.Where(plain => plain.Contract.IsForDeadLetters == areForDeadLetters))
        {
            try
            {
                AddPlain(handlers, plain, await plain.GetClassesAsync(scopes), kinds);
            }
            catch (InvalidOperationException exception)
            {
                handlers.Add(Recipient.ForUncreatable(plain.Contract, exception));
                isComplete = false;
            }
        }

        return (handlers, isComplete);
    }

    /// <summary>Adds handlers. A class that is registered more than once gets each event once, by the most derived kind.</summary>
    private static void AddPlain(List<Recipient> handlers, PlainHandlers plain, IReadOnlyList<Type> classes, Dictionary<Type, List<Type>> kinds)
    {
        var excluded = classes.Distinct().ToDictionary(static type => type, type => kinds.GetValueOrDefault(type)?.ToArray() ?? []);
        var numbers = new Dictionary<Type, int>();
        foreach (var (index, type) in classes.Index().Where(handler => !excluded[handler.Item].Contains(typeof(object))))
        {
            var number = numbers[type] = numbers.GetValueOrDefault(type) + 1;
            handlers.Add(Recipient.ForHandler(new(type, number), type, [plain.Contract], excluded[type], scope => plain.Create(scope, index)));
            (kinds.TryGetValue(type, out var known) ? known : kinds[type] = []).Add(plain.Contract.Payload);
        }
    }

    private sealed record Known(EventHandler<MandrillWebhookEventArgs>? Source, IReadOnlyList<Recipient> Recipients);
}
