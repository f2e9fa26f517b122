using Djrill.Net.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class HandlerInvokerTests
{
    private readonly List<object> _called = [];
    private int _scopes;

    // The scopes of the first two calls show that the container gives the same object.
    [TestCase(ServiceLifetime.Singleton, 2, 1)]
    [TestCase(ServiceLifetime.Scoped, 5, 5)]
    [TestCase(ServiceLifetime.Transient, 5, 5)]
    public async Task OnlyASingleton_NeedsNoScope(ServiceLifetime lifetime, int scopes, int instances)
    {
        using var harness = Start(services => services.Add(new(typeof(Handler), typeof(Handler), lifetime)));

        await CallAsync(harness, lifetime == ServiceLifetime.Singleton, 5);

        Assert.That((_scopes, _called.Count, _called.Distinct().Count()), Is.EqualTo((scopes, 5, instances)));
    }

    [Test]
    public async Task ContainerThatWasToldOtherwise_GetsAScopeForEachCall()
    {
        using var harness = Start(static services => services.AddScoped<Handler>());

        await CallAsync(harness, isSingleton: true, 5);

        Assert.That((_scopes, _called.Distinct().Count()), Is.EqualTo((5, 5)));
    }

    private async Task CallAsync(DeliveryHarness harness, bool isSingleton, int count)
    {
        var contract = new HandlerContract(typeof(object), typeof(object), (handler, _, _) =>
        {
            _called.Add(handler);
            return Task.CompletedTask;
        });
        var invoker = new HandlerInvoker([contract], static services => services.GetRequiredService<Handler>(), isSingleton);
        var call = harness.Call();
        using var runner = call.Runner;
        for (var i = 0; i < count; i++)
        {
            await new HandlerCall(call, new object(), invoker).RunAsync();
        }
    }

    private DeliveryHarness Start(Action<IServiceCollection> add) => new(services =>
    {
        add(services);
        services.AddScoped<DeliveryScope>(_ =>
        {
            _scopes++; // Each scope of a call is asked for it.
            return new();
        });
    });

    private sealed class Handler;
}
