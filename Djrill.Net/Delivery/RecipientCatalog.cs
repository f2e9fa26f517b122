using Djrill.Net.Configuration;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Lists the event recipients and the dead-letter recipients of a host. Subscribers come before handlers.</summary>
internal sealed class RecipientCatalog(
    IServiceScopeFactory scopes,
    IEnumerable<HandlerRegistration> registrations,
    IServiceProviderIsService? known,
    HandlerLifetimes? lifetimes,
    SignalScope signals)
{
    private readonly IReadOnlyList<HandlerRegistration> _registered = [.. registrations];

    private readonly IReadOnlyList<ServiceHandlers> _plain =
    [
        .. from contract in HandlerContract.All
           where known?.IsService(contract.Service) is not false
           select new ServiceHandlers(contract),
    ];

    private volatile CachedRecipients? _cached;

    /// <summary>Gets the scope that contains the host's subscribers.</summary>
    public SignalScope Signals => signals;

    /// <summary>Lists the current event recipients of a webhook.</summary>
    public async ValueTask<IReadOnlyList<Recipient>> GetAsync(string webhook) => Limit(await GetAllAsync(), webhook);

    /// <summary>Lists the current dead-letter recipients of a webhook.</summary>
    public async ValueTask<IReadOnlyList<Recipient>> GetDeadLetterRecipientsAsync(string webhook) => Limit(
        [
            .. Subscribers(signals.DeadLetterSubscribers, static (subscriber, _, payload) =>
                subscriber(null, new MandrillDeadLetterEventArgs((MandrillDeadLetter)payload))),
            .. (await GetHandlersAsync(areForDeadLetters: true)).Handlers,
        ],
        webhook);

    /// <summary>Finds the handlers of <c>AddMandrillEventHandler</c> that name an unknown webhook.</summary>
    public IEnumerable<HandlerClass> FindHandlersOfUnknownWebhooks(IReadOnlyCollection<string> names) => _registered
        .Select(static registration => registration.Class)
        .Where(handler => handler.Webhook is not null && !names.Contains(handler.Webhook, WebhookNames.Comparer));

    private static IReadOnlyList<Recipient> Limit(IReadOnlyList<Recipient> recipients, string webhook) =>
        recipients.All(static recipient => recipient.Webhook is null)
            ? recipients
            : [.. recipients.Where(recipient => recipient.Serves(webhook))];

    /// <summary>Lists the event recipients of all webhooks. Caches the list until the subscribers change.</summary>
    public async ValueTask<IReadOnlyList<Recipient>> GetAllAsync()
    {
        var source = signals.Subscribers;
        if (_cached is { } list && ReferenceEquals(list.Source, source))
        {
            return list.Recipients;
        }

        var subscribers = Subscribers(source, static (subscriber, call, payload) =>
            subscriber(null, new MandrillWebhookEventArgs((MandrillEvent)payload) { Delivery = call.Delivery }));
        var (handlers, isComplete) = await GetHandlersAsync(areForDeadLetters: false);
        IReadOnlyList<Recipient> recipients = [.. subscribers, .. handlers];
        _cached = isComplete ? new(source, recipients) : null;
        return recipients;
    }

    private static IEnumerable<Recipient> Subscribers<TArgs>(
        EventHandler<TArgs>? source, Action<EventHandler<TArgs>, CallDetails, object> raise)
    {
        var numbers = new Dictionary<Delegate, int>();
        foreach (var subscriber in Delegate.EnumerateInvocationList(source))
        {
            var number = numbers.CountUp(subscriber);
            yield return Recipient.ForSubscriber(subscriber, number, (call, payload) => raise(subscriber, call, payload));
        }
    }

    private bool IsSingleton(Type service) => lifetimes?.IsSingleton(service) is true;

    private async ValueTask<(List<Recipient> Handlers, bool IsComplete)> GetHandlersAsync(bool areForDeadLetters)
    {
        var (handlers, isComplete) = (new List<Recipient>(), true);
        var kinds = new Dictionary<object, List<Type>>();
        foreach (var (handler, all) in _registered)
        {
            if (all.Where(contract => contract.IsForDeadLetters == areForDeadLetters).ToList() is { Count: > 0 } contracts)
            {
                handlers.Add(Recipient.ForHandler(
                    areForDeadLetters ? -1 : 1,
                    handler,
                    contracts,
                    [],
                    scope => scope.GetRequiredService(handler.Type),
                    IsSingleton(handler.Type)));
                kinds[handler.Family] = [typeof(object)];
            }
        }

        foreach (var plain in _plain.Where(plain => plain.Contract.IsForDeadLetters == areForDeadLetters))
        {
            try
            {
                var classes = (await plain.GetClassesAsync(scopes)).Select(HandlerClass.For).ToList();
                AddPlain(handlers, plain, classes, kinds);
            }
            catch (Exception exception)
            {
                handlers.Add(Recipient.ForUncreatable(plain.Contract, exception));
                isComplete = false;
            }
        }

        return (handlers, isComplete);
    }

    /// <summary>
    /// Adds the handlers of one interface. Excludes kinds of events that the same class handles through other interfaces.
    /// </summary>
    private void AddPlain(
        List<Recipient> handlers, ServiceHandlers plain, IReadOnlyList<HandlerClass> classes, Dictionary<object, List<Type>> kinds)
    {
        var (contract, numbers) = (plain.Contract, new Dictionary<Type, int>());
        foreach (var (index, handler) in classes.Index())
        {
            var handled = kinds.TryGetValue(handler.Family, out var found) ? found : kinds[handler.Family] = [];
            if (!handled.Contains(typeof(object)))
            {
                var number = numbers.CountUp(handler.Type);
                handlers.Add(Recipient.ForHandler(
                    contract.IsForDeadLetters ? -number : number,
                    handler,
                    [contract],
                    [.. handled.Where(kind => kind != contract.Payload)],
                    scope => plain.Create(scope, index),
                    IsSingleton(contract.Service)));
                handled.Add(contract.Payload);
            }
        }
    }

    private sealed record CachedRecipients(EventHandler<MandrillWebhookEventArgs>? Source, IReadOnlyList<Recipient> Recipients);
}
