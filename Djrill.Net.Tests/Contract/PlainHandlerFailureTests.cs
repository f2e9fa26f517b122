using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Plain handlers that cannot be constructed, or that fail.</summary>
[CancelAfter(60_000)]
internal sealed class PlainHandlerFailureTests
{
    private const string EveryKind =
        """[{"event":"send"},{"event":"hard_bounce"},{"event":"inbound"},{"type":"blacklist","action":"add"},{"event":"sms_sent"}]""";

    private const string Send = """[{"event":"send","_id":"1","ts":1}]""";

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
    public async Task NameOfAPlainClass_StandsInTheLog()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddTransient<IMandrillEventHandler<MandrillEvent>, Renamed>());

        await app.PostAsync(Send);

        Assert.That(app.App.Logs.Own.Single(static entry => entry.Id == 7).Message, Is.EqualTo("bounces failed on event 0 of the batch, of type send."));
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
