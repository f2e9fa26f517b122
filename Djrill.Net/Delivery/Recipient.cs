using Djrill.Net.Configuration;
using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>Identifies a recipient for the life of the process.</summary>
/// <param name="Source">A subscriber's delegate, which equals another of the same method and target; else a handler's class.</param>
/// <param name="Number">Counts the recipients of one source: from 1, and from -1 downwards the takers of dead letters.</param>
internal readonly record struct RecipientId(object Source, int Number);

/// <summary>A subscriber or handler that is called with events, or with dead letters.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Name">The name in logs, metrics and dead letters.</param>
/// <param name="CanHandle">Checks whether the recipient asks for an event.</param>
/// <param name="CallAsync">Calls the recipient with an event or a dead letter of its own.</param>
/// <param name="Webhook">The webhook that it is limited to; null for all.</param>
internal sealed record Recipient(
    RecipientId Id, string Name, Func<EventItem, bool> CanHandle, Func<RecipientCall, object, ValueTask<CallResult>> CallAsync, string? Webhook = null)
{
    /// <summary>Checks whether the recipient gets the events of a webhook.</summary>
    public bool Serves(string webhook) => Webhook is null || WebhookNames.Comparer.Equals(Webhook, webhook);

    public static Recipient ForSubscriber(Delegate subscriber, int number, Action<RecipientCall, object> raise) => new(
        new(subscriber, number),
        $"{subscriber.Method.DeclaringType}.{subscriber.Method.Name}",
        static _ => true,
        (call, payload) => new SubscriberSynchronizationContext(call, payload, raise).RunAsync());

    /// <summary>Makes the recipient for a handler.</summary>
    /// <param name="number">Counts the recipients of one class.</param>
    /// <param name="handler">The class.</param>
    /// <param name="contracts">The interfaces that it is called through, the most derived first.</param>
    /// <param name="excluded">Kinds of events that the class gets by another registration.</param>
    /// <param name="create">Creates it in the scope of a call.</param>
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
                && (isForAll || (contracts.Any(contract => contract.Payload.IsInstanceOfType(item.Event)) && !excluded.Any(kind => kind.IsInstanceOfType(item.Event)))),
            (call, payload) => new HandlerCall(call, payload, invoker).RunAsync(),
            handler.Webhook);
    }

    /// <summary>Stands for the handlers of an interface while the container cannot create them: each event of their kind fails.</summary>
    public static Recipient ForUncreatable(HandlerContract contract, Exception exception) => new(
        new(contract.Service, 0),
        $"{contract.Service}",
        item => contract.Payload.IsInstanceOfType(item.Event),
        (_, _) => new(new CallResult(CallOutcome.Failed, [exception])));
}
