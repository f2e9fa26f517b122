using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>A handler from dependency injection.</summary>
/// <param name="id">Its identity.</param>
/// <param name="handlerType">Its class.</param>
/// <param name="contracts">The kinds of events that it handles, the most derived first.</param>
/// <param name="excludedKinds">Kinds that the same class gets by a more derived registration.</param>
/// <param name="create">Creates it in the scope of a call.</param>
internal sealed class HandlerRecipient(
    RecipientId id,
    Type handlerType,
    IReadOnlyList<HandlerContract> contracts,
    IReadOnlyList<Type> excludedKinds,
    Func<IServiceProvider, object> create)
    : Recipient(id, HandlerRegistration.NameOf(handlerType))
{
    private readonly IReadOnlyList<string>? _eventTypes = HandlerRegistration.EventTypesOf(handlerType);

    public override bool CanHandle(EventItem item) =>
        _eventTypes?.Contains(item.EventType, StringComparer.Ordinal) is not false
        && FindContract(item.Event) is not null
        && !excludedKinds.Any(kind => kind.IsInstanceOfType(item.Event));

    public override ValueTask<CallResult> CallAsync(CallContext call, EventItem item)
    {
        var mandrillEvent = item.CreateEvent();
        var contract = FindContract(mandrillEvent)!; // Not null: the recipient can handle the event.
        return new HandlerCall(call, (services, cancellation) => contract.InvokeAsync(create(services), mandrillEvent, cancellation)).RunAsync();
    }

    private HandlerContract? FindContract(MandrillEvent mandrillEvent)
    {
        foreach (var contract in contracts)
        {
            if (contract.Kind.IsInstanceOfType(mandrillEvent))
            {
                return contract;
            }
        }

        return null;
    }
}
