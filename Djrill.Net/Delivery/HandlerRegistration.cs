namespace Djrill.Net.Delivery;

/// <summary>Describes a handler class that <c>AddMandrillEventHandler</c> registered.</summary>
/// <param name="Class">The class.</param>
/// <param name="Contracts">The handler interfaces of the class, the most derived kind of event first.</param>
internal sealed record HandlerRegistration(HandlerClass Class, IReadOnlyList<HandlerContract> Contracts)
{
    public static HandlerRegistration For(Type handlerType) =>
        new(HandlerClass.For(handlerType), [.. HandlerContract.All.Where(contract => contract.Service.IsAssignableFrom(handlerType))]);
}
