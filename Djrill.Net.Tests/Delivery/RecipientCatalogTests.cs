using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Djrill.Net.Tests.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

internal sealed class RecipientCatalogTests
{
    [Test]
    public async Task Recipients_AreSubscribersThenAddedThenPlainHandlers()
    {
        using var harness = new DeliveryHarness(static services => services
            .AddSingleton<Recorder>()
            .AddScoped<IMandrillEventHandler<MandrillEvent>, Plain>()
            .AddMandrillEventHandler<RecordingHandlers.Messages>().AddMandrillEventHandler<RecordingHandlers.All>());
        using var subscriber = new Subscription(Listen);

        var names = (await harness.Context.Host.Recipients.GetAsync("")).Select(static recipient => recipient.Name);

        Assert.That(names, Is.EqualTo(
            [
                $"{typeof(RecipientCatalogTests)}.{nameof(Listen)}",
                $"{typeof(RecordingHandlers.Messages)}",
                $"{typeof(RecordingHandlers.All)}",
                "plain",
            ]));
    }

    [Test]
    public async Task List_IsKeptUntilASubscriberComesOrGoes()
    {
        using var harness = new DeliveryHarness(static services => services
            .AddSingleton<Recorder>().AddScoped<IMandrillEventHandler<MandrillEvent>, Plain>());
        var catalog = harness.Context.Host.Recipients;
        var first = await catalog.GetAsync("");
        var second = await catalog.GetAsync("");
        int with;
        using (new Subscription(Listen))
        {
            with = (await catalog.GetAsync("")).Count;
        }

        Assert.That(second, Is.SameAs(first));
        Assert.That((first.Count, with, (await catalog.GetAsync("")).Count), Is.EqualTo((1, 2, 1)));
    }

    [Test]
    public async Task UncreatableHandlers_AreTriedAgainAtTheNextBatch()
    {
        var isDown = true;
        using var harness = new DeliveryHarness(services => services.AddSingleton<Recorder>()
            .AddScoped<IMandrillEventHandler<MandrillEvent>>(scope =>
                isDown ? throw new InvalidOperationException() : new Plain(scope.GetRequiredService<Recorder>())));
        var catalog = harness.Context.Host.Recipients;
        var down = (await catalog.GetAsync("")).Single();
        isDown = false;
        var up = (await catalog.GetAsync("")).Single();

        Assert.That((down.Name, up.Name), Is.EqualTo(($"{typeof(IMandrillEventHandler<MandrillEvent>)}", "plain")));
    }

    [Test]
    public async Task HandlersThatDifferFromScopeToScope_HaveFailed()
    {
        var calls = 0;
        using var harness = new DeliveryHarness(services => services.AddSingleton<Recorder>()
            .AddScoped<IMandrillEventHandler<MandrillEvent>>(scope => calls++ == 0
                ? new Plain(scope.GetRequiredService<Recorder>())
                : new RecordingHandlers.All(scope.GetRequiredService<Recorder>())));
        var recipient = (await harness.Context.Host.Recipients.GetAsync("")).Single();

        var result = await recipient.CallAsync(harness.Call(), MandrillEvent.Parse("""{"event":"send"}"""));

        Assert.That((result.Outcome, result.Exceptions.Single().Message), Is.EqualTo((
            CallOutcome.Failed,
            $"The services registered as '{typeof(IMandrillEventHandler<MandrillEvent>)}' differ from scope to scope. "
            + "Make each registration always return the same class.")));
    }

    [Test]
    public async Task HandlerOfEventsAndDeadLetters_IsInBothLists()
    {
        using var harness = new DeliveryHarness(static services => services.AddMandrillEventHandler<Both>());

        Assert.That(
            ((await harness.Context.Host.Recipients.GetAsync("")).Count,
                (await harness.Context.Host.Recipients.GetDeadLetterRecipientsAsync("")).Count),
            Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Takers_AreSubscribersThenHandlers()
    {
        using var harness = new DeliveryHarness(static services => services.AddScoped<IMandrillDeadLetterHandler, Both>());
        using var taking = DeadLetterSubscription.Record(out _);

        var takers = await harness.Context.Host.Recipients.GetDeadLetterRecipientsAsync("");

        Assert.That((takers.Count, takers[^1].Name), Is.EqualTo((2, $"{typeof(Both)}")));
        Assert.That(await harness.Context.Host.Recipients.GetAsync(""), Is.Empty);
    }

    [Test]
    public async Task DelegateSubscribedTwice_IsTwoRecipients()
    {
        using var harness = new DeliveryHarness();
        using var first = new Subscription(Listen);
        using var second = new Subscription(Listen);

        var ids = (await harness.Context.Host.Recipients.GetAsync("")).Select(static recipient => recipient.Id).ToList();

        Assert.That(ids, Has.Count.EqualTo(2).And.Unique);
        Assert.That(ids.Select(static id => id.Number), Is.EqualTo([1, 2]));
    }

    [Test]
    public async Task BlankName_IsTheClassName()
    {
        using var harness = new DeliveryHarness(static services => services.AddMandrillEventHandler<Blank>());

        Assert.That((await harness.Context.Host.Recipients.GetAsync("")).Single().Name, Is.EqualTo($"{typeof(Blank)}"));
    }

    private static void Listen(object? sender, MandrillWebhookEventArgs e)
    {
    }

    [MandrillHandler(Name = "plain")]
    private sealed class Plain(Recorder recorder) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync("plain");
    }

    [MandrillHandler(Name = " ")]
    private sealed class Blank : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Both : IMandrillEventHandler<MandrillEvent>, IMandrillDeadLetterHandler
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
