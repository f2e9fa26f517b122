using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Handlers that are limited to a webhook, and the identity of a handler in both lists.</summary>
internal sealed class RecipientLimitTests
{
    [TestCase("Billing", 0)]
    [TestCase("other", 1)]
    public void WebhookThatWasNotAdded_IsFound(string name, int unknown)
    {
        using var harness = new DeliveryHarness(
            static services => services.AddMandrillEventHandler<Limited>().AddMandrillEventHandler<Both>());

        var found = harness.Context.Host.Recipients.FindHandlersOfUnknownWebhooks(["", name]).Select(static handler => handler.Type);

        Assert.That(found, Is.EqualTo(Enumerable.Repeat(typeof(Limited), unknown)));
    }

    [TestCase("billing", 2)]
    [TestCase("", 1)]
    public async Task LimitedHandler_IsListedForItsWebhookOnly(string webhook, int count)
    {
        using var harness = new DeliveryHarness(
            static services => services.AddMandrillEventHandler<Limited>().AddMandrillEventHandler<Both>());

        Assert.That(await harness.Context.Host.Recipients.GetAsync(webhook), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task HandlerOfEventsAndDeadLetters_HasTwoIdentities([Values] bool isPlain)
    {
        using var harness = new DeliveryHarness(services => _ = isPlain
            ? services.AddScoped<IMandrillEventHandler<MandrillEvent>, Both>().AddScoped<IMandrillDeadLetterHandler, Both>()
            : services.AddMandrillEventHandler<Both>());
        var catalog = harness.Context.Host.Recipients;

        var ids = ((await catalog.GetAsync("")).Single().Id, (await catalog.GetDeadLetterRecipientsAsync("")).Single().Id);

        Assert.That(ids, Is.EqualTo((new RecipientId(typeof(Both), 1), new RecipientId(typeof(Both), -1))));
    }

    [MandrillHandler(Webhook = "billing")]
    private sealed class Limited : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Both : IMandrillEventHandler<MandrillEvent>, IMandrillDeadLetterHandler
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
