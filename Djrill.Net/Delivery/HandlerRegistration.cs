namespace Djrill.Net.Delivery;

/// <summary>A class that was added by <c>AddMandrillEventHandler</c>.</summary>
/// <param name="Class">The class. The container creates the handler by it.</param>
/// <param name="Contracts">The interfaces that it implements, the most derived kinds of events first.</param>
internal sealed record HandlerRegistration(HandlerClass Class, IReadOnlyList<HandlerContract> Contracts)
{
    public static HandlerRegistration For(Type handlerType) =>
        new(HandlerClass.For(handlerType), [.. HandlerContract.All.Where(contract => contract.Service.IsAssignableFrom(handlerType))]);
}
