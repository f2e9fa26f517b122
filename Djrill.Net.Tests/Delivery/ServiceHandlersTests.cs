using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

internal sealed class PlainHandlersTests
{
    private static readonly HandlerContract Contract = HandlerContract.All.Single(static contract =>
        !contract.IsBatch && contract.Payload == typeof(MandrillEvent));

    [Test]
    public async Task Classes_AreLearnedOnceInTheOrderOfTheirRegistration()
    {
        var created = 0;
        var (plain, services) = Create(services => services
            .AddScoped<IMandrillEventHandler<MandrillEvent>>(_ =>
            {
                created++;
                return new First();
            })
            .AddScoped<IMandrillEventHandler<MandrillEvent>, Second>());

        var classes = await plain.GetClassesAsync(services);
        var again = await plain.GetClassesAsync(services);

        Assert.That(classes, Is.EqualTo([typeof(First), typeof(Second)]));
        Assert.That((again, created), Is.EqualTo((classes, 1)));
    }

    [Test]
    public async Task Handler_IsTheOneAtItsIndex()
    {
        var (plain, services) = Create(static services => services
            .AddScoped<IMandrillEventHandler<MandrillEvent>, First>().AddScoped<IMandrillEventHandler<MandrillEvent>, Second>());
        await plain.GetClassesAsync(services);
        using var scope = services.CreateScope();

        Assert.That(plain.Create(scope.ServiceProvider, 0), Is.TypeOf<First>());
        Assert.That(plain.Create(scope.ServiceProvider, 1), Is.TypeOf<Second>());
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task ListOfAnotherLength_IsRefused(int later)
    {
        var count = 2;
        var (plain, services) = Create(services => services.AddScoped<IEnumerable<IMandrillEventHandler<MandrillEvent>>>(
            _ => [.. Enumerable.Range(0, count).Select(static _ => new First())]));
        await plain.GetClassesAsync(services);
        count = later;
        using var scope = services.CreateScope();

        Assert.That(
            () => plain.Create(scope.ServiceProvider, 0),
            Throws.InvalidOperationException.With.Message.Contains("differ from scope to scope"));
    }

    [Test]
    public void ConstructorThatThrows_IsNamed()
    {
        var (plain, services) = Create(static services => services.AddScoped<IMandrillEventHandler<MandrillEvent>, Throwing>());

        Assert.That(
            async () => await plain.GetClassesAsync(services),
            Throws.InvalidOperationException.With.Message.Contains($"because the constructor of '{typeof(Throwing)}' failed")
                .And.InnerException.Message.EqualTo("down"));
    }

    [Test]
    public void RegistrationThatGivesNull_IsRefused()
    {
        var (plain, services) = Create(static services => services.AddScoped<IMandrillEventHandler<MandrillEvent>>(static _ => null!));

        Assert.That(
            async () => await plain.GetClassesAsync(services),
            Throws.InvalidOperationException.With.Message.Contains("because the container failed")
                .And.InnerException.Message.EqualTo("A registration returned null."));
    }

    [Test]
    public async Task ConstructorThatAsksForTheDelivery_GetsAnEmptyOne()
    {
        var (plain, services) = Create(static services =>
        {
            DeliveryScope.Add(services);
            services.AddScoped<IMandrillEventHandler<MandrillEvent>, Asking>();
        });

        Assert.That(await plain.GetClassesAsync(services), Is.EqualTo([typeof(Asking)]));
        Assert.That(static () => MandrillDelivery.Current, Throws.InvalidOperationException, "it ended with the list");
    }

    private static (ServiceHandlers Plain, IServiceScopeFactory Services) Create(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return (new(Contract), services.BuildServiceProvider().GetRequiredService<IServiceScopeFactory>());
    }

    private class First : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Second : First;

    private sealed class Throwing : First
    {
        public Throwing() => throw new InvalidOperationException("down");
    }

    private sealed class Asking : First
    {
        public Asking(MandrillDelivery delivery) => Assert.That(MandrillDelivery.Current, Is.SameAs(delivery));
    }
}
