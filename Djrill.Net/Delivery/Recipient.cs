using Djrill.Net.Configuration;
using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>Identifies a recipient within the process.</summary>
/// <param name="Source">
/// The delegate of a subscriber, or the class of a handler. Two delegates are equal if their method and target are equal.
/// </param>
/// <param name="Number">
/// The number among the recipients of the same source, from 1. Dead-letter handlers have negative numbers, from -1.
/// </param>
internal readonly record struct RecipientId(object Source, int Number);

/// <summary>Describes a subscriber or handler of events or of dead letters.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Name">The name in logs, metrics and dead letters.</param>
/// <param name="CanHandle">Checks whether the recipient handles an event.</param>
/// <param name="CallAsync">Calls the recipient with an event object, a dead letter or <see cref="BatchItems"/>.</param>
/// <param name="Webhook">The webhook that the recipient is limited to, or null for all webhooks.</param>
/// <param name="IsBatch">Whether the recipient gets several events in one call.</param>
internal sealed record Recipient(
    RecipientId Id,
    string Name,
    Func<EventItem, bool> CanHandle,
    Func<CallDetails, object, ValueTask<CallResult>> CallAsync,
    string? Webhook = null,
    bool IsBatch = false)
{
    /// <summary>Checks whether the recipient gets the events of a webhook.</summary>
    public bool Serves(string webhook) => Webhook is null || WebhookNames.Comparer.Equals(Webhook, webhook);

    public static Recipient ForSubscriber(Delegate subscriber, int number, Action<CallDetails, object> raise) => new(
        new(subscriber, number),
        $"{subscriber.Method.DeclaringType}.{subscriber.Method.Name}",
        static _ => true,
        (call, payload) => new SubscriberSynchronizationContext(call, payload, raise).RunAsync());

    /// <summary>Creates the recipient for a handler.</summary>
    /// <param name="number">The number among the recipients of the same class.</param>
    /// <param name="handler">The class.</param>
    /// <param name="contracts">
    /// The interfaces to call the handler through, the most derived kind of event first. An interface for batches is the only one.
    /// </param>
    /// <param name="excluded">The kinds of events that other registrations of the class handle.</param>
    /// <param name="create">Creates the handler in the scope of a call.</param>
    /// <param name="isSingleton">Whether the handler is registered as a singleton.</param>
    public static Recipient ForHandler(
        int number,
        HandlerClass handler,
        IReadOnlyList<HandlerContract> contracts,
        IReadOnlyList<Type> excluded,
        Func<IServiceProvider, object> create,
        bool isSingleton)
    {
        var invoker = new HandlerInvoker(contracts, create, isSingleton);
        var isForAll = excluded.Count == 0 && contracts.Any(static contract => contract.Payload == typeof(MandrillEvent));
        return new(
            new(handler.Type, number),
            handler.Name,
            item => handler.EventTypes?.Any(eventType => MandrillEventTypes.AreSame(eventType, item.EventType)) is not false
                && (isForAll || (contracts.Any(contract => contract.Payload.IsInstanceOfType(item.Event))
                    && !excluded.Any(kind => kind.IsInstanceOfType(item.Event)))),
            (call, payload) => new HandlerCall(call, payload, invoker).RunAsync(),
            handler.Webhook,
            contracts[0].IsBatch);
    }

    /// <summary>Creates a recipient that always fails. Replaces the handlers of an interface that the container cannot create.</summary>
    public static Recipient ForUncreatable(HandlerContract contract, Exception exception) => new(
        new(contract.Service, 0),
        $"{contract.Service}",
        item => contract.Payload.IsInstanceOfType(item.Event),
        (_, _) => new(new CallResult(CallOutcome.Failed, [exception])));
}
