using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

/// <summary>How the recipients of a list are called.</summary>
internal sealed class RecipientListTests
{
    private static readonly EventItem Open = DeliveryHarness.Items("""{"event":"open"}""").Single();
    private static readonly EventItem Inbound = DeliveryHarness.Items("""{"event":"inbound"}""").Single();

    [Test]
    public async Task Subscriber_GetsTheEventAndTheDelivery()
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        using var harness = new DeliveryHarness();
        using var recording = Subscription.Record(out var events);
        MandrillDelivery? current = null;
        using var asking = new Subscription((_, _) => current = MandrillDelivery.Current);
        var (call, mandrillEvent) = (harness.Call(), Open.CreateEvent());

        foreach (var recipient in await harness.Context.Host.Recipients.GetAsync(""))
        {
            await recipient.CallAsync(call, mandrillEvent);
        }

        Assert.That(
            (events.Single().Event, events.Single().Delivery, current), Is.EqualTo((mandrillEvent, call.Delivery, call.Delivery)));
    }

    [TestCase(ServiceLifetime.Singleton, 2)] // Two scopes show that the container gives the same object.
    [TestCase(ServiceLifetime.Scoped, 4)]
    public async Task AddedSingleton_NeedsNoScope(ServiceLifetime lifetime, int expected)
    {
        var scopes = 0;
        using var harness = new DeliveryHarness(services => services
            .AddScoped<DeliveryScope>(_ =>
            {
                scopes++;
                return new();
            })
            .AddMandrillEventHandler<Wide>(lifetime));
        var recipient = (await harness.Context.Host.Recipients.GetAsync("")).Single();
        var call = harness.Call();
        using var runner = call.Runner;
        for (var i = 0; i < 4; i++)
        {
            await recipient.CallAsync(call, Open.CreateEvent());
        }

        Assert.That(scopes, Is.EqualTo(expected));
    }

    [Test]
    public async Task PlainClassOfSeveralKinds_GetsEachEventByTheMostDerivedKind()
    {
        using var harness = new DeliveryHarness(static services => services
            .AddScoped<IMandrillEventHandler<MandrillEvent>, Wide>().AddScoped<IMandrillEventHandler<MandrillMessageEvent>, Wide>());

        var recipients = await harness.Context.Host.Recipients.GetAsync("");

        Assert.That(
            recipients.Select(static recipient => (recipient.CanHandle(Open), recipient.CanHandle(Inbound))),
            Is.EqualTo([(true, false), (false, true)]));
    }

    [Test]
    public async Task TwoPlainInstancesOfOneClass_GetEachEvent()
    {
        using var harness = new DeliveryHarness(static services => services
            .AddScoped<IMandrillEventHandler<MandrillEvent>, Wide>().AddScoped<IMandrillEventHandler<MandrillEvent>, Wide>());

        var recipients = await harness.Context.Host.Recipients.GetAsync("");

        Assert.That(
            recipients.Select(static recipient => (recipient.Id.Number, recipient.CanHandle(Open))), Is.EqualTo([(1, true), (2, true)]));
    }

    [Test]
    public void Delivery_IsAFirstAttemptByDefault()
    {
        var delivery = new MandrillDelivery();

        Assert.That(
            (delivery.Attempt, delivery.IsLastAttempt, delivery.WebhookName, delivery.SignatureName),
            Is.EqualTo((1, false, "", (string?)null)));
    }

    private sealed class Wide : IMandrillEventHandler<MandrillEvent>, IMandrillEventHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
