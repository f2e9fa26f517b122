using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Lists who takes the dead letters of a host: subscribers, then handlers.</summary>
internal sealed class DeadLetterTakers(IReadOnlyList<HandlerRegistration> registered, IServiceProviderIsService? isService)
{
    private readonly IReadOnlyList<DeadLetterTaker> _registered =
    [
        .. from handler in registered
           where handler.IsDeadLetterHandler
           select Handler(new(handler.HandlerType, 1), handler.HandlerType, services => services.GetRequiredService(handler.HandlerType)),
    ];

    private readonly PlainHandlers? _plain =
        isService?.IsService(typeof(IMandrillDeadLetterHandler)) is not false ? new(typeof(IMandrillDeadLetterHandler)) : null;

    /// <summary>Lists the takers of this moment.</summary>
    public async ValueTask<IReadOnlyList<DeadLetterTaker>> GetAsync(IServiceScopeFactory scopes) =>
        [.. Subscribers(), .. _registered, .. await GetPlainAsync(scopes)];

    private static IEnumerable<DeadLetterTaker> Subscribers()
    {
        var numbers = new Dictionary<Delegate, int>();
        foreach (var subscriber in Delegate.EnumerateInvocationList(MandrillSignals.DeadLetterSubscribers))
        {
            var number = numbers[subscriber] = numbers.GetValueOrDefault(subscriber) + 1;
            yield return new(
                new(subscriber, number),
                SubscriberRecipient.NameOf(subscriber),
                (call, deadLetter) => new SubscriberCall(call, () => subscriber(null, new(deadLetter))).RunAsync());
        }
    }

    private async ValueTask<IEnumerable<DeadLetterTaker>> GetPlainAsync(IServiceScopeFactory scopes)
    {
        if (_plain is null)
        {
            return [];
        }

        try
        {
            var numbers = registered.Where(static handler => handler.IsDeadLetterHandler).ToDictionary(static handler => handler.HandlerType, static _ => -1);
            var classes = await _plain.GetClassesAsync(scopes);
            return classes
                .Select((type, index) => (Type: type, Index: index, Number: numbers.GetValueOrDefault(type) < 0 ? -1 : numbers[type] = numbers.GetValueOrDefault(type) + 1))
                .Where(static handler => handler.Number > 0)
                .Select(handler => Handler(new(handler.Type, handler.Number), handler.Type, services => _plain.Create(services, handler.Index)))
                .ToList();
        }
        catch (InvalidOperationException exception)
        {
            return [new(new(_plain.Service, 0), $"{_plain.Service}", (_, _) => new(CallResult.Failed(exception)))];
        }
    }

    private static DeadLetterTaker Handler(RecipientId id, Type type, Func<IServiceProvider, object> create) => new(
        id,
        HandlerRegistration.NameOf(type),
        (call, deadLetter) => new HandlerCall(
            call, (services, cancellation) => ((IMandrillDeadLetterHandler)create(services)).HandleAsync(deadLetter, cancellation)).RunAsync());
}
