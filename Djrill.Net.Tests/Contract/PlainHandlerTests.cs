using System.Net;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

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

    private static async Task<HandlerApp> StartAsync(bool isPlainMvc, Action<IServiceCollection> add) => new(await TestApp.StartAsync(
        (WebApplicationBuilder builder) =>
        {
            _ = isPlainMvc
                ? builder.Services.AddControllers().AddApplicationPart(typeof(WebhookController).Assembly).Services.Configure<DjrillOptions>(TestApp.Unsigned)
                : builder.Services.AddControllers().AddDjrill(TestApp.Unsigned).Services;
            add(builder.Services.AddSingleton<Recorder>());
        }));

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
}
