using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Lists the handlers in the container: those of <c>AddMandrillEventHandler</c>, then those registered as services.</summary>
internal sealed class HandlerList(
    IServiceScopeFactory scopes,
    IEnumerable<HandlerRegistration> registrations,
    IServiceProviderIsService? known,
    HandlerLifetimes? lifetimes)
{
    private readonly IReadOnlyList<HandlerRegistration> _registered = [.. registrations];

    private readonly IReadOnlyList<ServiceHandlers> _plain =
    [
        .. from contract in HandlerContract.All
           where known?.IsService(contract.Service) is not false
           select new ServiceHandlers(contract),
    ];

    /// <summary>Gets the classes of <c>AddMandrillEventHandler</c>.</summary>
    public IEnumerable<HandlerClass> RegisteredClasses => _registered.Select(static registration => registration.Class);

    /// <summary>Lists the handlers of events, or of dead letters.</summary>
    /// <returns>The handlers, and whether the container could create the services of each interface.</returns>
    public async ValueTask<(List<Recipient> Handlers, bool IsComplete)> GetAsync(bool areForDeadLetters)
    {
        var (handlers, isComplete) = (new List<Recipient>(), true);
        var kinds = new Dictionary<object, HashSet<Type>>();
        foreach (var (handler, all) in _registered)
        {
            if (all.Where(contract => contract.IsForDeadLetters == areForDeadLetters).ToList() is { Count: > 0 } contracts)
            {
                AddRegistered(handlers, handler, contracts);
                kinds[handler.Family] = [typeof(object)];
            }
        }

        foreach (var plain in _plain.Where(plain => plain.Contract.IsForDeadLetters == areForDeadLetters))
        {
            try
            {
                var classes = (await plain.GetClassesAsync(scopes)).Select(HandlerClass.For).ToList();
                AddPlain(handlers, plain, classes, kinds);
            }
            catch (Exception exception)
            {
                handlers.Add(Recipient.ForUncreatable(plain.Contract, exception));
                isComplete = false;
            }
        }

        return (handlers, isComplete);
    }

    /// <summary>
    /// Adds a class: one recipient for each interface for batches, and one for all interfaces for single events. Each gets other events.
    /// </summary>
    private void AddRegistered(List<Recipient> handlers, HandlerClass handler, List<HandlerContract> contracts)
    {
        foreach (var group in contracts.GroupBy(static contract => contract.IsBatch ? contract.Payload : null))
        {
            handlers.Add(Recipient.ForHandler(
                contracts[0].IsForDeadLetters ? -1 : 1,
                handler,
                [.. group],
                [.. contracts.Except(group).Select(static contract => contract.Payload).Where(static kind => kind != typeof(MandrillEvent))],
                scope => scope.GetRequiredService(handler.Type),
                IsSingleton(handler.Type)));
        }
    }

    /// <summary>
    /// Adds the handlers of one interface. Excludes kinds of events that the same class handles through other interfaces.
    /// </summary>
    private void AddPlain(
        List<Recipient> handlers, ServiceHandlers plain, IReadOnlyList<HandlerClass> classes, Dictionary<object, HashSet<Type>> kinds)
    {
        var (contract, numbers) = (plain.Contract, new Dictionary<Type, int>());

        // The class of such a family is known by AddMandrillEventHandler, or gets the events of this kind in batches.
        var done = classes.Select(static handler => handler.Family).Where(family => kinds.TryGetValue(family, out var handled)
            && (handled.Contains(typeof(object)) || handled.Contains(contract.Payload))).ToHashSet();
        foreach (var (index, handler) in classes.Index().Where(handler => !done.Contains(handler.Item.Family)))
        {
            var handled = kinds.TryGetValue(handler.Family, out var found) ? found : kinds[handler.Family] = [];
            var number = numbers.CountUp(handler.Type);
            handlers.Add(Recipient.ForHandler(
                contract.IsForDeadLetters ? -number : number,
                handler,
                [contract],
                [.. handled.Where(kind => kind != contract.Payload)],
                scope => plain.Create(scope, index),
                IsSingleton(contract.Service)));
            handled.Add(contract.Payload);
        }
    }

    private bool IsSingleton(Type service) => lifetimes?.IsSingleton(service) is true;
}
