using Djrill.Net.Delivery;
using Djrill.Net.Tests.Contract;
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

    [Test]
    public async Task ScopedHandlerThatIsAlwaysOneObject_GetsAScopeForEachCall()
    {
        var handler = new Handler();
        using var harness = Start(services => services.AddScoped(_ => handler));

        await CallAsync(harness, isSingleton: false, 5);

        Assert.That((_scopes, _called.Distinct().Count()), Is.EqualTo((5, 1)));
    }

    // From the third call on nothing stands between the call and the handler.
    [Test]
    public async Task SingletonThatThrows_HasFailedAtEachCall()
    {
        using var harness = Start(static services => services.AddSingleton<Handler>());
        var contract = new HandlerContract(typeof(object), typeof(object), static (_, _, _) => throw new InvalidOperationException());

        Assert.That(await CallAsync(harness, isSingleton: true, 5, contract), Is.All.EqualTo(CallOutcome.Failed));
    }

    [Test]
    public async Task SingletonThatLeavesASynchronizationContext_LeavesItToNobody()
    {
        using var harness = Start(static services => services.AddSingleton<Handler>());
        var seen = new List<SynchronizationContext?>();
        var contract = new HandlerContract(typeof(object), typeof(object), (_, _, _) =>
        {
            seen.Add(SynchronizationContext.Current);
            SynchronizationContext.SetSynchronizationContext(new());
            return Task.CompletedTask;
        });

        await CallAsync(harness, isSingleton: true, 5, contract);

        Assert.That(seen, Has.Count.EqualTo(5).And.All.Null);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task ConstructorThatTakesTooLong_IsFollowedByNoCall()
    {
        var (begun, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        var (time, disposed) = (new WatchedTime(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var harness = new DeliveryHarness(services => services.AddScoped(_ => new Ending(disposed)), time: time);
        var invoker = new HandlerInvoker(
            [Contract()],
            services =>
            {
                begun.SetResult();
                release.Task.Wait(CancellationToken.None);
                return services.GetRequiredService<Ending>();
            },
            isSingleton: false);
        var call = harness.Call();
        using var runner = call.Runner;

        var result = new HandlerCall(call, new object(), invoker).RunAsync().AsTask();
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(15));
        var outcome = (await result).Outcome;
        release.SetResult();
        await disposed.Task;

        Assert.That((outcome, _called.Count), Is.EqualTo((CallOutcome.TimedOut, 0)));
    }

    private HandlerContract Contract() => new(typeof(object), typeof(object), (handler, _, _) =>
    {
        _called.Add(handler);
        return Task.CompletedTask;
    });

    private async Task<List<CallOutcome>> CallAsync(DeliveryHarness harness, bool isSingleton, int count, HandlerContract? contract = null)
    {
        var outcomes = new List<CallOutcome>();
        var invoker = new HandlerInvoker([contract ?? Contract()], static services => services.GetRequiredService<Handler>(), isSingleton);
        var call = harness.Call();
        using var runner = call.Runner;
        for (var i = 0; i < count; i++)
        {
            outcomes.Add((await new HandlerCall(call, new object(), invoker).RunAsync()).Outcome);
        }

        return outcomes;
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

    private sealed class Ending(TaskCompletionSource disposed) : IDisposable
    {
        public void Dispose() => disposed.SetResult();
    }
}
