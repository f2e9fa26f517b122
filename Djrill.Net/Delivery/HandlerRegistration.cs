namespace Djrill.Net.Delivery;

/// <summary>A class that was added by <see cref="MandrillServiceCollectionExtensions.AddMandrillEventHandler{THandler}"/>.</summary>
/// <param name="HandlerType">The class, by which the container creates it.</param>
/// <param name="Contracts">The interfaces that it implements, the most derived kinds of events first.</param>
internal sealed record HandlerRegistration(Type HandlerType, IReadOnlyList<HandlerContract> Contracts)
{
    public static HandlerRegistration For(Type handlerType) =>
        new(handlerType, [.. HandlerContract.All.Where(contract => contract.Service.IsAssignableFrom(handlerType))]);
}
