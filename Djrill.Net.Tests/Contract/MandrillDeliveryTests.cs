using System.Net;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>What a recipient may know about its call.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class MandrillDeliveryTests
{
    private const string Batch = """[7,{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2}]""";
    private const string Send = """[{"event":"send","_id":"1","ts":1}]""";

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly List<MandrillDelivery> _deliveries = [];

    [TestCase("constructor")]
    [TestCase("plain constructor")]
    [TestCase("current")]
    [TestCase("arguments")]
    public async Task Recipient_KnowsItsCall(string how)
    {
        await using var app = await StartAsync(services => _ = how switch
        {
            "constructor" => services.AddMandrillEventHandler<Knowing>(),
            "plain constructor" => services.AddScoped<IMandrillEventHandler<MandrillEvent>, Knowing>(),
            "current" => services.AddMandrillEventHandler<Asking>(ServiceLifetime.Singleton),
            _ => services,
        });
        using var subscriber = how == "arguments" ? new Subscription((_, e) => Record(e.Delivery)) : null;

        await app.PostAsync(Batch);
        _time.Advance(TimeSpan.FromMinutes(20));
        await app.PostAsync(Batch);

        Assert.That(
            _deliveries.Select(static call => (call.Attempt, call.BatchIndex, call.BatchSize, call.ReceivedAt)),
            Is.EqualTo(new[] { (1, 1, 3, Start), (1, 2, 3, Start), (2, 1, 3, Start.AddMinutes(20)), (2, 2, 3, Start.AddMinutes(20)) }));
    }

    [TestCase(true, new[] { false, true, true })]
    [TestCase(false, new[] { false, false, false })]
    public async Task LastAttempt_IsKnownWhereSomebodyTakesDeadLetters(bool isTaken, bool[] last)
    {
        await using var app = await StartAsync(static services => services.AddMandrillEventHandler<Knowing>(), static options => options.MaxDeliveryAttempts = 2);
        using var taking = isTaken ? new DeadLetterSubscription(static (_, _) => throw new InvalidOperationException()) : null;

        for (var i = 0; i < 3; i++)
        {
            await app.PostAsync(Send);
        }

        Assert.That(_deliveries.Select(static call => call.IsLastAttempt), Is.EqualTo(last));
    }

    [Test]
    public async Task PlainMvc_KnowsTheCurrentDelivery()
    {
        await using var app = new HandlerApp(await TestApp.StartAsync((WebApplicationBuilder builder) =>
        {
            builder.Services.AddControllers().AddApplicationPart(typeof(WebhookController).Assembly);
            builder.Services.Configure<DjrillOptions>(TestApp.Unsigned);
            builder.Services.AddSingleton<Action<MandrillDelivery>>(_deliveries.Add).AddScoped<IMandrillEventHandler<MandrillEvent>, Asking>();
        }));

        var status = await app.PostAsync(Batch);

        Assert.That((status, _deliveries.Count, _deliveries[1].BatchIndex), Is.EqualTo((HttpStatusCode.OK, 2, 2)));
    }

    [Test]
    public async Task CurrentDelivery_FlowsWithAwaitAndEndsWithTheCall()
    {
        var seen = new List<MandrillDelivery>();
        await using var app = await HandlerApp.StartAsync(static _ => { });
        using var subscriber = new Subscription(async (_, e) =>
        {
            seen.Add(MandrillDelivery.Current);
            await Task.Yield();
            seen.Add(MandrillDelivery.Current);
            seen.Add(e.Delivery);
        });

        await app.PostAsync(Send);

        Assert.That(seen, Has.Count.EqualTo(3).And.All.SameAs(seen[0]));
        Assert.That(
            static () => MandrillDelivery.Current,
            Throws.InvalidOperationException.With.Message.EqualTo(
                "'MandrillDelivery.Current' exists only during a call. Read it in a handler or subscriber before the call ends."));
    }

    [Test]
    public void SingletonWhoseConstructorTakesADelivery_IsRefused() => Assert.That(
        static () => new ServiceCollection().AddMandrillEventHandler<Knowing>(ServiceLifetime.Singleton),
        Throws.ArgumentException.With.Message.EqualTo(
            $"'{typeof(Knowing)}' is a singleton, and its constructor takes a 'MandrillDelivery', which belongs to one call. Register it as 'Scoped', or read 'MandrillDelivery.Current' during the call."));

    [Test]
    public async Task PlainSingletonWhoseConstructorTakesADelivery_FailsAndTheLogNamesTheCure()
    {
        await using var app = await StartAsync(static services => services.AddSingleton<IMandrillEventHandler<MandrillEvent>, Knowing>());

        var status = await app.PostAsync(Send);

        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That($"{app.App.Logs.Own.Single(static entry => entry.Id == 7).Exception}", Does.Contain("Register a handler as 'Scoped'"));
        Assert.That(_deliveries, Is.Empty);
    }

    [Test]
    public async Task DeliveryOutsideACall_NamesTheCure()
    {
        await using var app = await StartAsync(static services => services.AddMandrillEventHandler<Knowing>());
        await using var scope = app.App.Services.CreateAsyncScope();

        Assert.That(
            () => scope.ServiceProvider.GetRequiredService<MandrillDelivery>(),
            Throws.InvalidOperationException.With.Message.Contains("'Scoped'"));
    }

    [Test]
    public async Task TakerOfDeadLetters_KnowsTheDeliveryThatFailed()
    {
        await using var app = await StartAsync(static services => services.AddMandrillEventHandler<Knowing>().AddScoped<IMandrillDeadLetterHandler, Taker>(), static options => options.MaxDeliveryAttempts = 1);

        await app.PostAsync(Send);

        Assert.That(_deliveries.Select(static call => (call.Attempt, call.IsLastAttempt)), Is.EqualTo(new[] { (1, true), (1, true) }));
    }

    private void Record(MandrillDelivery delivery)
    {
        _deliveries.Add(delivery);
        throw new InvalidOperationException("so that the batch comes again");
    }

    private Task<HandlerApp> StartAsync(Action<IServiceCollection> add, Action<DjrillOptions>? configure = null) => HandlerApp.StartAsync(
        services => add(services.AddSingleton<TimeProvider>(_time).AddSingleton<Action<MandrillDelivery>>(Record)), configure);

    private sealed class Knowing(MandrillDelivery delivery, Action<MandrillDelivery> record) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            record(delivery);
            return Task.CompletedTask;
        }
    }

    private sealed class Asking(Action<MandrillDelivery> record) : IMandrillEventHandler<MandrillEvent>
    {
        public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            await Task.Yield();
            record(MandrillDelivery.Current);
        }
    }

    private sealed class Taker(MandrillDelivery delivery, Action<MandrillDelivery> record) : IMandrillDeadLetterHandler
    {
        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken)
        {
            try
            {
                record(delivery);
            }
            catch (InvalidOperationException)
            {
                // The script throws for everybody.
            }

            return Task.CompletedTask;
        }
    }
}
