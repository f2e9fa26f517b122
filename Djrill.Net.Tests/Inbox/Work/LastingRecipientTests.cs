using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Delivery;

namespace Djrill.Net.Tests.Inbox.Work;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LastingRecipientTests
{
    [Test]
    public void Lambdas_ShareOneName()
    {
        var count = 0;

        Assert.That(Names((_, _) => count++, static (_, _) => { }), Is.EqualTo(new[] { "MandrillSignals.WebhookEvent" }));
    }

    [Test]
    public void Method_HasItsFullName() => Assert.That(
        Names(Handle), Is.EqualTo(new[] { $"{typeof(LastingRecipientTests)}.{nameof(Handle)}" }));

    [Test]
    public void MethodOfTwoObjects_HasOneName()
    {
        var recipients = LastingRecipient.Of(Subscribers(new Counter().Count, new Counter().Count));

        Assert.That(recipients.Single(), Has.Property(nameof(LastingRecipient.Name)).EqualTo($"{typeof(Counter)}.{nameof(Counter.Count)}")
            .And.Property(nameof(LastingRecipient.Members)).Count.EqualTo(2));
    }

    [Test]
    public async Task Handler_HasTheNameOfItsClass_OrThatOfItsAttribute()
    {
        using var harness = new DeliveryHarness(static services =>
        {
            services.AddMandrillEventHandler<PlainHandler>();
            services.AddMandrillEventHandler<NamedHandler>();
        });
        var recipients = LastingRecipient.Of(await harness.Context.Host.Recipients.GetAllAsync());

        Assert.That(recipients.Select(static recipient => recipient.Name), Is.EqualTo(new[] { $"{typeof(PlainHandler)}", "shop" }));
    }

    [Test]
    public void FurtherObjectOfAClass_HasANumber() => Assert.That(
        LastingRecipient.Of([Handler(1), Handler(2)]).Select(static recipient => recipient.Name), Is.EqualTo(new[] { "name", "name#2" }));

    [Test]
    public void HandlersThatCannotBeCreated_HaveNoLastingName() => Assert.That(
        new[] { 0, 1 }.Select(number => LastingRecipient.Of([Handler(number)]).Single().IsUncreatable), Is.EqualTo(new[] { true, false }));

    private static Recipient Handler(int number) => new(
        new(typeof(PlainHandler), number), "name", static _ => true, static (_, _) => new(new CallResult(CallOutcome.Handled, [])));

    private static IEnumerable<string> Names(params EventHandler<MandrillWebhookEventArgs>[] subscribers) =>
        LastingRecipient.Of(Subscribers(subscribers)).Select(static recipient => recipient.Name);

    private static IEnumerable<Recipient> Subscribers(params EventHandler<MandrillWebhookEventArgs>[] subscribers) =>
        subscribers.Select(static subscriber => Recipient.ForSubscriber(subscriber, 1, static (_, _) => { }));

    private static void Handle(object? sender, MandrillWebhookEventArgs e)
    {
    }

    private sealed class Counter
    {
        private int _count;

        public void Count(object? sender, MandrillWebhookEventArgs e) => _count++;
    }

    private class PlainHandler : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [MandrillHandler(Name = "shop")]
    private sealed class NamedHandler : PlainHandler;
}
