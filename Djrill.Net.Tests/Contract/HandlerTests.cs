using System.Net;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Which handlers are given an event, and how they live.</summary>
internal sealed class HandlerTests
{
    private const string EveryKind =
        """[{"event":"send"},{"event":"hard_bounce"},{"event":"inbound"},{"type":"blacklist","action":"add"},{"event":"sms_sent"}]""";

    [Test]
    public async Task Handlers_AreGivenTheirKindsAndTypesInOrderOfRegistration()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddMandrillEventHandler<RecordingHandlers.Bounces>()
            .AddMandrillEventHandler<RecordingHandlers.Several>(ServiceLifetime.Singleton)
            .AddMandrillEventHandler<RecordingHandlers.Messages>(ServiceLifetime.Transient)
            .AddMandrillEventHandler<RecordingHandlers.All>());
        using var first = new Subscription((_, e) => app.Calls.AddAsync($"subscriber:{e.EventType}"));

        var status = await app.PostAsync(EveryKind);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.Calls.Calls, Is.EqualTo(
        [
            "subscriber:send", "messages:send", "all:send",
            "subscriber:hard_bounce", "bounces:hard_bounce", "messages:hard_bounce", "all:hard_bounce",
            "subscriber:inbound", "inbound:inbound", "all:inbound",
            "subscriber:blacklist_add", "sync:blacklist_add", "all:blacklist_add",
            "subscriber:sms_sent", "unknown:sms_sent", "all:sms_sent",
        ]));
    }

    [Test]
    public async Task HandlerAddedTwice_IsCalledOnce()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddMandrillEventHandler<RecordingHandlers.All>().AddMandrillEventHandler<RecordingHandlers.All>());

        await app.PostAsync("""[{"event":"send"}]""");

        Assert.That(app.Calls.Calls, Is.EqualTo(["all:send"]));
    }

    [Test]
    public async Task PlainMvc_CallsHandlersToo()
    {
        await using var app = new HandlerApp(await TestApp.StartAsync(static (WebApplicationBuilder builder) =>
        {
            builder.Services.AddControllers().AddApplicationPart(typeof(WebhookController).Assembly);
            builder.Services.Configure<DjrillOptions>(TestApp.Unsigned);
            builder.Services.AddSingleton<Recorder>().AddMandrillEventHandler<RecordingHandlers.All>();
        }));

        await app.PostAsync("""[{"event":"send"}]""");

        Assert.That(app.Calls.Calls, Is.EqualTo(["all:send"]));
    }

    [Test]
    public async Task EachCall_HasAScopeOfItsOwnThatEnds()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddScoped<ScopedService>().AddMandrillEventHandler<UsingScope>().AddMandrillEventHandler<UsingScopeToo>());

        await app.PostAsync("""[{"event":"send"},{"event":"open"}]""");

        var calls = app.Calls.Calls.ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls, Has.Count.EqualTo(8));
            Assert.That(calls.Where(static (_, i) => i % 2 == 0), Is.Unique.And.All.StartsWith("used "));
            Assert.That(calls.Where(static (_, i) => i % 2 == 1), Is.EqualTo(calls.Where(static (_, i) => i % 2 == 0).Select(static call => call.Replace("used", "ended", StringComparison.Ordinal))));
        }
    }

    [Test]
    public async Task HandlerThatCannotBeMade_IsAFailureAndStopsNobodyElse()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddMandrillEventHandler<RecordingHandlers.Unmakeable>().AddMandrillEventHandler<RecordingHandlers.All>());

        var status = await app.PostAsync("""[{"event":"send"},{"event":"open"}]""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(app.Calls.Calls, Is.EqualTo(["all:send", "all:open"]));
            Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 7).Select(static entry => entry.Exception!.Message), Has.Exactly(2).Items.And.All.Contains(nameof(RecordingHandlers.NotRegistered)));
        }
    }

    [Test]
    public async Task HandlerThatPostsToTheSameEndpoint_DoesNoHarm()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddMandrillEventHandler<RecordingHandlers.All>());
        var inner = HttpStatusCode.Unused;
        app.Calls.Then = async call => inner = call == "all:send" ? await app.PostAsync("""[{"event":"open"}]""") : inner;

        var outer = await app.PostAsync("""[{"event":"send"}]""");

        Assert.That((outer, inner, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, "all:send all:open")));
    }

    [Test]
    public void ClassThatHandlesNoEvents_IsRefused() => Assert.That(
        static () => new ServiceCollection().AddMandrillEventHandler<RecordingHandlers.NoHandler>(),
        Throws.ArgumentException.With.Message.EqualTo(
            $"'{typeof(RecordingHandlers.NoHandler)}' handles no events. Implement 'IMandrillEventHandler<TEvent>', 'IMandrillBatchHandler<TEvent>' or 'IMandrillDeadLetterHandler'."));

    [Test]
    public void AttributeWithoutTypes_IsRefused([Values] bool blank) => Assert.That(
        () => new MandrillEventsAttribute(blank ? ["send", " "] : []),
        Throws.ArgumentException.With.Message.StartsWith("'MandrillEvents' names no event type, or a blank one."));

    private sealed class ScopedService(Recorder recorder) : IAsyncDisposable
    {
        private readonly Guid _id = Guid.NewGuid();

        public Task UseAsync() => recorder.AddAsync($"used {_id}");

        public async ValueTask DisposeAsync() => await recorder.AddAsync($"ended {_id}");
    }

    private sealed class UsingScope(ScopedService service) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => service.UseAsync();
    }

    private sealed class UsingScopeToo(ScopedService service) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => service.UseAsync();
    }
}
