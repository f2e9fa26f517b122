using System.Net;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Tests.Contract;

/// <summary>Handlers that are registered in DI without <c>AddMandrillEventHandler</c>.</summary>
[CancelAfter(60_000)]
internal sealed class PlainHandlerTests
{
    private const string EveryKind =
        """[{"event":"send"},{"event":"hard_bounce"},{"event":"inbound"},{"type":"blacklist","action":"add"},{"event":"sms_sent"}]""";

    private const string Send = """[{"event":"send","_id":"1","ts":1}]""";

    [Test]
    public async Task PlainHandler_IsCalledWithItsKind([Values] ServiceLifetime lifetime, [Values] bool isPlainMvc)
    {
        await using var app = await StartAsync(isPlainMvc, services =>
        {
            services.Add(new(typeof(IMandrillEventHandler<MandrillEvent>), typeof(RecordingHandlers.All), lifetime));
            services.Add(new(typeof(IMandrillEventHandler<MandrillMessageEvent>), typeof(RecordingHandlers.Messages), lifetime));
            services.Add(new(typeof(IMandrillEventHandler<MandrillMessageEvent>), typeof(RecordingHandlers.Bounces), lifetime));
        });

        var status = await app.PostAsync(EveryKind);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.Calls.Calls, Is.EqualTo(
        [
            "messages:send", "all:send", "messages:hard_bounce", "bounces:hard_bounce", "all:hard_bounce", "all:inbound", "all:blacklist_add", "all:sms_sent",
        ]));
    }

    [Test]
    public async Task HandlerByFactoryOrInstance_IsCalled([Values] bool isInstance)
    {
        await using var app = await HandlerApp.StartAsync(services =>
        {
            var recorder = new Recorder();
            services.AddSingleton(recorder);
            _ = isInstance
                ? services.AddSingleton<IMandrillEventHandler<MandrillEvent>>(new RecordingHandlers.All(recorder))
                : services.AddScoped<IMandrillEventHandler<MandrillEvent>>(static scope => new RecordingHandlers.All(scope.GetRequiredService<Recorder>()));
        });

        var status = await app.PostAsync(Send);

        Assert.That((status, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, "all:send")));
    }

    [Test]
    public async Task ClassForSeveralKinds_GetsEachEventOnce()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddScoped<IMandrillEventHandler<MandrillInboundEvent>, RecordingHandlers.Several>()
            .AddScoped<IMandrillEventHandler<MandrillSyncEvent>, RecordingHandlers.Several>()
            .AddScoped<IMandrillEventHandler<MandrillUnknownEvent>, RecordingHandlers.Several>()
            .AddScoped<IMandrillEventHandler<MandrillEvent>, Wide>()
            .AddScoped<IMandrillEventHandler<MandrillMessageEvent>, Wide>());

        await app.PostAsync(EveryKind);

        Assert.That(app.Calls.Calls, Is.EqualTo(
        [
            "narrow:send", "narrow:hard_bounce", "inbound:inbound", "wide:inbound", "sync:blacklist_add", "wide:blacklist_add", "unknown:sms_sent", "wide:sms_sent",
        ]));
    }

    [Test]
    public async Task ClassThatWasAlsoAdded_GetsEachEventOnce()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddScoped<IMandrillEventHandler<MandrillEvent>, RecordingHandlers.All>().AddMandrillEventHandler<RecordingHandlers.All>());

        await app.PostAsync(Send);

        Assert.That(app.Calls.Calls, Is.EqualTo(["all:send"]));
    }

    [Test]
    public async Task TwoInstancesOfOneClass_AreTwoRecipients()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddScoped<IMandrillEventHandler<MandrillEvent>>(static scope => new Named(scope.GetRequiredService<Recorder>(), "one"))
            .AddScoped<IMandrillEventHandler<MandrillEvent>>(static scope => new Named(scope.GetRequiredService<Recorder>(), "other")));
        app.Calls.Then = static call => call == "one" ? throw new InvalidOperationException() : Task.CompletedTask;
        var first = await app.PostAsync(Send);
        app.Calls.Then = static _ => Task.CompletedTask;

        var second = await app.PostAsync(Send);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["one", "other", "one"]));
    }

    [Test]
    public async Task OpenGenericHandler_GetsEachEventOnceByItsMostDerivedKind()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddScoped(typeof(IMandrillEventHandler<>), typeof(Open<>)));

        var status = await app.PostAsync("""[{"event":"send"},{"event":"inbound"}]""");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.Calls.Calls, Is.EqualTo(["MandrillMessageEvent:send", "MandrillInboundEvent:inbound"]));
    }

    [Test]
    public async Task HandlersOfAScan_AreEachCalledInAScopeOfTheirOwn()
    {
        await using var app = await HandlerApp.StartAsync(static services =>
        {
            services.AddScoped<Scope>();
            foreach (var type in typeof(ScannedHandlers).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Where(static type => type.IsSealed))
            {
                services.AddScoped(typeof(IMandrillEventHandler<MandrillEvent>), type);
            }
        });

        var status = await app.PostAsync(Send);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.Calls.Calls, Is.EquivalentTo(["A 1", "B 1", "C 1"]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task HandlerThatCannotBeMade_FailsItsKindUntilItCan(bool throws)
    {
        var isDown = true;
        await using var app = await HandlerApp.StartAsync(services =>
        {
            services.AddScoped<IMandrillEventHandler<MandrillMessageEvent>, RecordingHandlers.Messages>().AddMandrillEventHandler<RecordingHandlers.All>();
            services.AddSingleton(() => isDown);
            _ = throws
                ? services.AddScoped<IMandrillEventHandler<MandrillMessageEvent>, Explosive>()
                : services.AddScoped<IMandrillEventHandler<MandrillMessageEvent>>(scope => isDown ? scope.GetRequiredService<Missing>() : new Explosive(() => false));
        });

        var first = await app.PostAsync(EveryKind);
        var calls = string.Join(' ', app.Calls.Calls);
        app.Calls.Clear();
        isDown = false;
        var second = await app.PostAsync(EveryKind);

        var failures = app.App.Logs.Own.Where(static entry => entry.Id == 7).Select(static entry => entry.Exception!.Message).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
            Assert.That(calls, Is.EqualTo("all:send all:hard_bounce all:inbound all:blacklist_add all:sms_sent"));
            Assert.That(failures, Has.Count.EqualTo(2), "of the two message events");
            Assert.That(failures, Is.All.Contains(throws ? $"the constructor of '{typeof(Explosive)}'" : "the container"));
            Assert.That(app.Calls.Calls, Is.EqualTo(["messages:send", "messages:hard_bounce"]));
        }
    }

    [Test]
    public async Task DependencyThatIsMissing_IsNamedInTheLog()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddScoped<IMandrillEventHandler<MandrillEvent>, RecordingHandlers.Unmakeable>()
            .AddScoped<IMandrillEventHandler<MandrillMessageEvent>, RecordingHandlers.Messages>());

        var status = await app.PostAsync(Send);

        Assert.That((status, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.InternalServerError, "messages:send")));
        Assert.That($"{app.App.Logs.Own.Single(static entry => entry.Id == 7).Exception}", Does.Contain(nameof(RecordingHandlers.Unmakeable)).And.Contains(nameof(RecordingHandlers.NotRegistered)));
    }

    [Test]
    public async Task HandlerThatStopsBeingMakeable_FailsAndHeals()
    {
        var isDown = false;
        await using var app = await HandlerApp.StartAsync(services => services
            .AddScoped<IMandrillEventHandler<MandrillMessageEvent>, Explosive>().AddSingleton(() => isDown));

        var statuses = new List<HttpStatusCode>();
        foreach (var down in new[] { false, true, true, false })
        {
            isDown = down;
            statuses.Add(await app.PostAsync(Send));
        }

        Assert.That(statuses, Is.EqualTo([HttpStatusCode.OK, HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK]));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 7).Select(static entry => entry.Exception!.Message), Is.All.Contains($"'{typeof(Explosive)}'"));
    }

    [Test]
    public async Task KeyedRegistration_IsNoHandler()
    {
        await using var app = await HandlerApp.StartAsync(static services =>
            services.AddKeyedScoped<IMandrillEventHandler<MandrillEvent>, RecordingHandlers.All>("key"));

        Assert.That((await app.PostAsync(Send), app.Calls.Calls.Any()), Is.EqualTo((HttpStatusCode.ServiceUnavailable, false)));
    }

    [Test]
    public async Task NameOfAPlainClass_StandsInTheLog()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddTransient<IMandrillEventHandler<MandrillEvent>, Renamed>());

        await app.PostAsync(Send);

        Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 7).Message, Is.EqualTo("bounces failed on event 0 of the batch, of type send."));
    }

    [Test]
    public async Task ScopedHandler_PassesTheValidationOfScopes()
    {
        await using var app = new HandlerApp(await TestApp.StartAsync(static builder =>
        {
            builder.Host.UseDefaultServiceProvider(static options => (options.ValidateScopes, options.ValidateOnBuild) = (true, true));
            builder.Services.AddControllers().AddDjrill(TestApp.Unsigned);
            builder.Services.AddSingleton<Recorder>().AddScoped<Scope>().AddScoped<IMandrillEventHandler<MandrillEvent>, ScannedHandlers.A>();
            builder.Services.AddScoped<IMandrillDeadLetterHandler, Taker>();
        }));

        Assert.That((await app.PostAsync(Send), app.Calls.Calls.Single()), Is.EqualTo((HttpStatusCode.OK, "A 1")));
    }

    [Test]
    public async Task TakersThatCannotBeMade_HaveNotTakenIt()
    {
        var isDown = true;
        await using var app = await HandlerApp.StartAsync(
            services => services.AddSingleton(() => isDown).AddScoped<IMandrillDeadLetterHandler, Taker>().AddScoped<IMandrillDeadLetterHandler, ExplosiveTaker>()
                .AddMandrillEventHandler<RecordingHandlers.All>(),
            static options => options.MaxDeliveryAttempts = 1);
        app.Calls.Then = static call => call == "all:send" ? throw new InvalidOperationException() : Task.CompletedTask;

        var first = await app.PostAsync(Send);
        isDown = false;
        var second = await app.PostAsync(Send);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["all:send", "all:send", "taken"]));
        Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 13).Exception!.Message, Does.Contain($"the constructor of '{typeof(ExplosiveTaker)}'"));
    }

    private static async Task<HandlerApp> StartAsync(bool isPlainMvc, Action<IServiceCollection> add) => new(await TestApp.StartAsync(
        (WebApplicationBuilder builder) =>
        {
            _ = isPlainMvc
                ? builder.Services.AddControllers().AddApplicationPart(typeof(WebhookController).Assembly).Services.Configure<DjrillOptions>(TestApp.Unsigned)
                : builder.Services.AddControllers().AddDjrill(TestApp.Unsigned).Services;
            add(builder.Services.AddSingleton<Recorder>());
        }));

    internal static class ScannedHandlers
    {
        internal abstract class Base(Recorder recorder, Scope scope) : IMandrillEventHandler<MandrillEvent>
        {
            public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"{GetType().Name} {++scope.Calls}");
        }

        internal sealed class A(Recorder recorder, Scope scope) : Base(recorder, scope);

        internal sealed class B(Recorder recorder, Scope scope) : Base(recorder, scope);

        internal sealed class C(Recorder recorder, Scope scope) : Base(recorder, scope);
    }

    internal sealed class Scope
    {
        public int Calls { get; set; }
    }

    private sealed class Named(Recorder recorder, string name) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync(name);
    }

    private sealed class Wide(Recorder recorder) : IMandrillEventHandler<MandrillEvent>, IMandrillEventHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"wide:{mandrillEvent.EventType}");

        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"narrow:{mandrillEvent.EventType}");
    }

    private sealed class Open<TEvent>(Recorder recorder) : IMandrillEventHandler<TEvent>
        where TEvent : MandrillEvent
    {
        public Task HandleAsync(TEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"{typeof(TEvent).Name}:{mandrillEvent.EventType}");
    }

    private sealed class Missing : IMandrillEventHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Explosive : IMandrillEventHandler<MandrillMessageEvent>
    {
        public Explosive(Func<bool> isDown) => _ = isDown() ? throw new InvalidOperationException("down") : isDown;

        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [MandrillHandler(Name = "bounces")]
    private sealed class Renamed : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }

    private sealed class Taker(Recorder recorder) : IMandrillDeadLetterHandler
    {
        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken) => recorder.AddAsync("taken");
    }

    private sealed class ExplosiveTaker : IMandrillDeadLetterHandler
    {
        public ExplosiveTaker(Func<bool> isDown) => _ = isDown() ? throw new InvalidOperationException("down") : isDown;

        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
