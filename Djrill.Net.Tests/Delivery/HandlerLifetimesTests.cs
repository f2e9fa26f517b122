using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

internal sealed class HandlerLifetimesTests
{
    private static readonly ServiceDescriptor Closed = Describe(typeof(IMandrillEventHandler<MandrillEvent>), ServiceLifetime.Singleton);
    private static readonly ServiceDescriptor Instance =
        ServiceDescriptor.Singleton<IMandrillEventHandler<MandrillEvent>>(new Open<MandrillEvent>());
    private static readonly ServiceDescriptor OpenSingleton = Describe(typeof(IMandrillEventHandler<>), ServiceLifetime.Singleton);

    private static readonly TestCaseData[] Cases =
    [
        new TestCaseData(Of([Closed]), true).SetArgDisplayNames("singleton"),
        new TestCaseData(Of([Instance, Closed, OpenSingleton]), true).SetArgDisplayNames("singletons of each sort"),
        new TestCaseData(Of([Closed, Describe(typeof(IMandrillEventHandler<MandrillEvent>), ServiceLifetime.Scoped)]), false)
            .SetArgDisplayNames("one is scoped"),
        new TestCaseData(Of([Closed, Describe(typeof(IMandrillEventHandler<MandrillEvent>), ServiceLifetime.Transient)]), false)
            .SetArgDisplayNames("one is transient"),
        new TestCaseData(Of([Closed, Describe(typeof(IMandrillEventHandler<>), ServiceLifetime.Scoped)]), false)
            .SetArgDisplayNames("an open one is scoped"),
        new TestCaseData(Of([Closed, Describe(typeof(IMandrillEventHandler<MandrillSyncEvent>), ServiceLifetime.Scoped)]), true)
            .SetArgDisplayNames("another service is scoped"),
        new TestCaseData(
            Of([Closed, ServiceDescriptor.KeyedScoped<IMandrillEventHandler<MandrillEvent>, Open<MandrillEvent>>("key")]), true)
            .SetArgDisplayNames("a keyed one is scoped"),
        new TestCaseData(Array.Empty<ServiceDescriptor>(), false).SetArgDisplayNames("none"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Service_IsASingletonIfEachRegistrationIs(ServiceDescriptor[] registered, bool expected)
    {
        IServiceCollection services = new ServiceCollection();
        foreach (var service in registered)
        {
            services.Add(service);
        }

        Assert.That(new HandlerLifetimes(services).IsSingleton(typeof(IMandrillEventHandler<MandrillEvent>)), Is.EqualTo(expected));
    }

    [Test]
    public void Lifetimes_AreRegisteredOnce()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new object());
        HandlerLifetimes.Add(services);
        HandlerLifetimes.Add(services);

        Assert.That(services.Count(static service => service.ServiceType == typeof(HandlerLifetimes)), Is.EqualTo(1));
    }

    private static ServiceDescriptor[] Of(ServiceDescriptor[] services) => services;

    private static ServiceDescriptor Describe(Type service, ServiceLifetime lifetime) =>
        new(service, service.IsGenericTypeDefinition ? typeof(Open<>) : typeof(Open<MandrillEvent>), lifetime);

    private sealed class Open<TEvent> : IMandrillEventHandler<TEvent>
        where TEvent : MandrillEvent
    {
        public Task HandleAsync(TEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
