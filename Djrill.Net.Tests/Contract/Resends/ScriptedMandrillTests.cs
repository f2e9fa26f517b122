using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract.Resends;

/// <summary>Batches of 1000 events, one in a hundred of them poison, and four recipients that fail at random.</summary>
[CancelAfter(240_000)]
internal sealed class ScriptedMandrillTests
{
    private const int Batches = 3;
    private const int BatchSize = 1000;
    private const string Subscriber = "subscriber";

    private static readonly string[] Recipients = [$"{typeof(FirstHandler)}", $"{typeof(SecondHandler)}", $"{typeof(ThirdHandler)}", Subscriber];

    private static readonly HttpStatusCode[] Answers =
        [.. Enumerable.Repeat(HttpStatusCode.InternalServerError, FailureScript.MaxDeliveryAttempts - 1), HttpStatusCode.OK];

    private readonly ConcurrentQueue<MandrillEventAbandonedEventArgs> _abandoned = new();

    private FailureScript _script;
    private Subscription _subscription;

    [SetUp]
    public void Subscribe()
    {
        var ids = Enumerable.Range(0, Batches).SelectMany(static batch => Enumerable.Range(0, BatchSize).Select(number => $"{batch}-{number}"));
        _abandoned.Clear();
        _script = new(seed: 5, Recipients, [.. ids]);
        _subscription = new((_, e) => _script.Handle(Subscriber, (string)e.Data["id"]!));
        MandrillSignals.EventAbandoned += Keep;
    }

    [TearDown]
    public void Unsubscribe()
    {
        MandrillSignals.EventAbandoned -= Keep;
        _subscription.Dispose();
    }

    [Test]
    public async Task RandomFailures_AreResentUntilEachHandledEachEventOnce(CancellationToken cancellationToken)
    {
        await using var app = await StartAsync(static _ => { });

        await AssertDelivery(new(request => app.Client.SendAsync(request, cancellationToken)));
    }

    [Test]
    public async Task RestartsBetweenResends_LoseAndRepeatNothingWithRedis(CancellationToken cancellationToken)
    {
        using var redis = await RedisServer.StartAsync(cancellationToken);

        await AssertDelivery(new(async request =>
        {
            await using var app = await StartAsync(services => services.AddStackExchangeRedisCache(options => options.Configuration = redis.Address));
            return await app.Client.SendAsync(request, cancellationToken);
        }));
    }

    private Task<TestApp> StartAsync(Action<IServiceCollection> addCache) => TestApp.StartAsync(builder =>
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        addCache(builder.Services);
        builder.Services.AddSingleton(_script);
        builder.Services.AddMandrillEventHandler<FirstHandler>().AddMandrillEventHandler<SecondHandler>().AddMandrillEventHandler<ThirdHandler>();
        builder.Services.AddControllers().AddDjrill(static options =>
        {
            TestApp.Unsigned(options);
            options.MaxDeliveryAttempts = FailureScript.MaxDeliveryAttempts;
        });
    });

    private async Task AssertDelivery(ScriptedMandrill mandrill)
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            Assert.That(await mandrill.SendAsync(MandrillPost.Batch($"{batch}-", BatchSize)), Is.EqualTo(Answers));

            // The last answer may be lost on its way: then all of it comes once more, and nobody is to be called.
            Assert.That(await mandrill.SendAsync(MandrillPost.Batch($"{batch}-", BatchSize)), Is.EqualTo(new[] { HttpStatusCode.OK }));
        }

        var poison = _script.Poison.ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(poison, Has.Count.EqualTo(Batches * BatchSize / 100));
            Assert.That(_script.Handled.Order(), Is.EqualTo(_script.Sound.Order()), "each handled each event exactly once");
            Assert.That(_script.SoundCalls, Is.EqualTo(_script.PlannedFailures + _script.Sound.Count()), "and was called for no other reason than its failures");
            Assert.That(poison.Select(_script.CallsOf), Is.All.EqualTo(FailureScript.MaxDeliveryAttempts));
            Assert.That(_abandoned.Select(static e => e.Attempts), Is.All.EqualTo(FailureScript.MaxDeliveryAttempts));
            Assert.That(_abandoned.Select(static e => (string)e.Event.Data["id"]!).Order(), Is.EqualTo(poison.Select(static pair => pair.Id).Order()));
        }
    }

    private void Keep(object? sender, MandrillEventAbandonedEventArgs e) => _abandoned.Enqueue(e);
}
