using Djrill.Net.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

internal sealed class DeliveryScopeTests
{
    [Test]
    public void Delivery_IsThatOfItsScope()
    {
        using var services = Create();
        using var scope = services.CreateScope();
        using var other = services.CreateScope();
        var delivery = new MandrillDelivery();

        DeliveryScope.Set(scope.ServiceProvider, delivery);

        Assert.That(scope.ServiceProvider.GetRequiredService<MandrillDelivery>(), Is.SameAs(delivery));
        Assert.That(
            () => other.ServiceProvider.GetRequiredService<MandrillDelivery>(),
            Throws.InvalidOperationException.With.Message.Contains("exists only while an event is delivered"));
    }

    [Test]
    public void ContainerWithoutTheRegistration_IsLeftAlone()
    {
        using var services = new ServiceCollection().BuildServiceProvider();

        Assert.That(() => DeliveryScope.Set(services, new()), Throws.Nothing);
    }

    [Test]
    public void OwnRegistrationOfTheApplication_IsKept()
    {
        var own = new MandrillDelivery();
        var services = new ServiceCollection();
        services.AddSingleton(own);
        DeliveryScope.Add(services);
        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<MandrillDelivery>(), Is.SameAs(own));
    }

    [TestCase(typeof(Asking), true)]
    [TestCase(typeof(AskingInOneConstructor), true)]
    [TestCase(typeof(Plain), false)]
    [TestCase(typeof(object), false)]
    public void ClassThatAsksForTheDelivery_IsRecognised(Type type, bool expected) =>
        Assert.That(DeliveryScope.HasDeliveryParameter(type), Is.EqualTo(expected));

    private static ServiceProvider Create()
    {
        var services = new ServiceCollection();
        DeliveryScope.Add(services);
        DeliveryScope.Add(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class Plain(string name)
    {
        public string Name => name;
    }

    private sealed class Asking(string name, MandrillDelivery delivery)
    {
        public string Name => $"{name}{delivery}";
    }

    private sealed class AskingInOneConstructor
    {
        public AskingInOneConstructor()
        {
        }

        public AskingInOneConstructor(MandrillDelivery delivery) => Delivery = delivery;

        public MandrillDelivery? Delivery { get; }
    }
}
