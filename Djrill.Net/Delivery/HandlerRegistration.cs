namespace Djrill.Net.Delivery;

/// <summary>Describes a handler class that <c>AddMandrillEventHandler</c> registered.</summary>
/// <param name="Class">The class.</param>
/// <param name="Contracts">The handler interfaces of the class, the most derived kind of event first.</param>
internal sealed record HandlerRegistration(HandlerClass Class, IReadOnlyList<HandlerContract> Contracts)
{
    /// <summary>Reads the interfaces of a class. For one kind of event, the interface for batches replaces the one for single events.</summary>
    public static HandlerRegistration For(Type handlerType)
    {
        var contracts = HandlerContract.All.Where(contract => contract.Service.IsAssignableFrom(handlerType)).ToList();
        return new(HandlerClass.For(handlerType), [.. contracts.DistinctBy(static contract => contract.Payload)]);
    }
}
