using Djrill.Net.Configuration;
using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>Identifies a recipient for the life of the process.</summary>
/// <param name="Source">The delegate of a subscriber, or the class of a handler. Delegates of one method and target are equal.</param>
/// <param name="Number">Counts the recipients of one source from 1 up, and its dead-letter handlers from -1 down.</param>
internal readonly record struct RecipientId(object Source, int Number);

/// <summary>A subscriber or handler that is called with events, or with dead letters.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Name">The name in logs, metrics and dead letters.</param>
/// <param name="CanHandle">Checks whether the recipient wants an event.</param>
/// <param name="CallAsync">Calls the recipient with an event or a dead letter that no other recipient shares.</param>
/// <param name="Webhook">The webhook that it is limited to, or null for all webhooks.</param>
internal sealed record Recipient(
    RecipientId Id,
    string Name,
    Func<EventItem, bool> CanHandle,
    Func<CallDetails, object, ValueTask<CallResult>> CallAsync,
    string? Webhook = null)
{
    /// <summary>Checks whether the recipient gets the events of a webhook.</summary>
    public bool Serves(string webhook) => Webhook is null || WebhookNames.Comparer.Equals(Webhook, webhook);

    public static Recipient ForSubscriber(Delegate subscriber, int number, Action<CallDetails, object> raise) => new(
        new(subscriber, number),
        $"{subscriber.Method.DeclaringType}.{subscriber.Method.Name}",
        static _ => true,
        (call, payload) => new SubscriberSynchronizationContext(call, payload, raise).RunAsync());

    /// <summary>Creates the recipient for a handler.</summary>
    /// <param name="number">Counts the recipients of one class.</param>
    /// <param name="handler">The class.</param>
    /// <param name="contracts">The interfaces that it is called through, the most derived first.</param>
    /// <param name="excluded">Kinds of events that another registration of the class handles.</param>
    /// <param name="create">Creates the handler in the scope of a call.</param>
    /// <param name="isSingleton">Whether it is registered as a singleton.</param>
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
            handler.Webhook);
    }

    /// <summary>Creates a recipient that always fails. It replaces handlers while the container cannot create them.</summary>
    public static Recipient ForUncreatable(HandlerContract contract, Exception exception) => new(
        new(contract.Service, 0),
        $"{contract.Service}",
        item => contract.Payload.IsInstanceOfType(item.Event),
        (_, _) => new(new CallResult(CallOutcome.Failed, [exception])));
}
