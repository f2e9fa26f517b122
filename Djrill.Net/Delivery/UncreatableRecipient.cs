namespace Djrill.Net.Delivery;

/// <summary>Stands for the handlers of one interface while the container cannot create them: each event of their kind fails.</summary>
internal sealed class UncreatableRecipient(HandlerContract contract, Exception exception)
    : Recipient(new(contract.Service, 0), $"{contract.Service}")
{
    public override bool CanHandle(EventItem item) => contract.Kind.IsInstanceOfType(item.Event);

    public override ValueTask<CallResult> CallAsync(CallContext call, EventItem item) => new(CallResult.Failed(exception));
}
