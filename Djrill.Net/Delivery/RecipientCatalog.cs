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
    private readonly HandlerList _handlers = new(scopes, registrations, known, lifetimes);
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
            .. (await _handlers.GetAsync(areForDeadLetters: true)).Handlers,
        ],
        webhook);

    /// <summary>Finds the handlers of <c>AddMandrillEventHandler</c> that name an unknown webhook.</summary>
    public IEnumerable<HandlerClass> FindHandlersOfUnknownWebhooks(IReadOnlyCollection<string> names) => _handlers.RegisteredClasses
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
        var (handlers, isComplete) = await _handlers.GetAsync(areForDeadLetters: false);
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

    private sealed record CachedRecipients(EventHandler<MandrillWebhookEventArgs>? Source, IReadOnlyList<Recipient> Recipients);
}
