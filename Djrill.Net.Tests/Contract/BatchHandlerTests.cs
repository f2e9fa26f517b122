using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Batch handlers in direct delivery.</summary>
[CancelAfter(60_000)]
internal sealed class BatchHandlerTests
{
    [Test]
    public async Task Batch_IsOneCallInItsOrder([Values] bool isPlain)
    {
        var (script, app) = await StartAsync(isPlain);
        await using var running = app;

        var status = await app.PostAsync(BatchScript.Json("b", "a", "c"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(script.Calls, Is.EqualTo(["b:1 a:1 c:1"]));
    }

    [Test]
    public async Task FailedItem_IsTheOnlyOneThatIsDeliveredAgain()
    {
        var (script, app) = await StartAsync();
        await using var running = app;
        script.Then = static (batch, _) =>
        {
            batch.FirstOrDefault(static item => BatchScript.IdOf(item.Event) == "b" && item.Delivery.Attempt == 1)?.Fail(new InvalidOperationException("b is broken"));
            return Task.CompletedTask;
        };

        var first = await app.PostAsync(BatchScript.Json("a", "b", "c"));
        var second = await app.PostAsync(BatchScript.Json("a", "b", "c"));

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(script.Calls, Is.EqualTo(["a:1 b:1 c:1", "b:2"]));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 7).Select(static entry => entry.Exception!.Message), Is.EqualTo(["b is broken"]));
    }

    [Test]
    public async Task CallThatThrows_FailsAllItems_ButKeepsTheirOwnExceptions()
    {
        var (script, app) = await StartAsync();
        await using var running = app;
        script.Then = static (batch, _) =>
        {
            batch[0].Fail(new InvalidOperationException("the first"));
            batch[0].Fail(new InvalidOperationException("too late"));
            throw new InvalidOperationException("all");
        };

        var first = await app.PostAsync(BatchScript.Json("a", "b"));
        script.Then = static (_, _) => Task.CompletedTask;
        var second = await app.PostAsync(BatchScript.Json("a", "b"));

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(script.Calls, Is.EqualTo(["a:1 b:1", "a:2 b:2"]));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 7).Select(static entry => entry.Exception!.Message), Is.EqualTo(["the first", "all"]));
    }

    [Test]
    public async Task ItemThatFailsTooOften_IsADeadLetter()
    {
        var (script, app) = await StartAsync(configure: static options => options.MaxDeliveryAttempts = 1);
        await using var running = app;
        using var taking = DeadLetterSubscription.Record(out var deadLetters);
        script.Then = static (batch, _) =>
        {
            batch[1].Fail(new InvalidOperationException($"Last: {batch[1].Delivery.IsLastAttempt}"));
            return Task.CompletedTask;
        };

        var status = await app.PostAsync(BatchScript.Json("a", "b", "c"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            deadLetters.Select(static letter => (BatchScript.IdOf(letter.Event), letter.Handler, letter.Exception.Message)),
            Is.EqualTo(new[] { ("b", $"{typeof(BatchScript.Handler)}", "Last: True") }));
    }

    [Test]
    public async Task CallHasOneScope_WithTheDeliveryOfTheFirstItem()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddMandrillEventHandler<Curious>());

        await app.PostAsync(BatchScript.Json("a", "b"));

        Assert.That(app.Calls.Calls, Is.EqualTo(["injected 0, current 0, items 0 1 of 2"]));
    }

    [Test]
    public async Task HandlerOfAKindOrType_GetsNoOtherEvents()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddMandrillEventHandler<Opens>());

        await app.PostAsync("""[{"event":"open","ts":1},{"event":"send","ts":1},{"event":"inbound","ts":1},{"event":"open","ts":2},{"event":"click","ts":2}]""");
        await app.PostAsync("""[{"event":"send","ts":1}]""");

        Assert.That(app.Calls.Calls, Is.EqualTo(["open open click"]));
    }

    [Test]
    public async Task ClassWithBothInterfaces_GetsEachEventOnce([Values] bool isPlain)
    {
        await using var app = await HandlerApp.StartAsync(services =>
        {
            if (isPlain)
            {
                services.AddScoped<IMandrillEventHandler<MandrillMessageEvent>, Both>();
                services.AddScoped<IMandrillEventHandler<MandrillInboundEvent>, Both>();
                services.AddScoped<IMandrillBatchHandler<MandrillMessageEvent>, Both>();
                services.AddScoped<IMandrillBatchHandler<MandrillEvent>, Both>();
            }
            else
            {
                services.AddMandrillEventHandler<Both>();
            }
        });

        await app.PostAsync("""[{"event":"open","ts":1},{"event":"inbound","ts":1},{"event":"sms","ts":1},{"event":"send","ts":2}]""");

        Assert.That(app.Calls.Calls, Is.EquivalentTo(["messages open send", "one inbound", "all sms"]));
    }

    private static async Task<(BatchScript Script, HandlerApp App)> StartAsync(bool isPlain = false, Action<DjrillOptions>? configure = null)
    {
        var script = new BatchScript();
        var app = await HandlerApp.StartAsync(
            services =>
            {
                services.AddSingleton(script);
                _ = isPlain
                    ? services.AddScoped<IMandrillBatchHandler<MandrillEvent>, BatchScript.Handler>()
                    : services.AddMandrillEventHandler<BatchScript.Handler>();
            },
            configure);
        return (script, app);
    }

    private static string Types<TEvent>(IEnumerable<MandrillBatchItem<TEvent>> batch)
        where TEvent : MandrillEvent =>
        string.Join(' ', batch.Select(static item => item.Event.EventType));

    private sealed class Curious(Recorder recorder, MandrillDelivery delivery) : IMandrillBatchHandler<MandrillEvent>
    {
        public Task HandleAsync(IReadOnlyList<MandrillBatchItem<MandrillEvent>> batch, CancellationToken cancellationToken) => recorder.AddAsync(
            $"injected {delivery.BatchIndex}, current {MandrillDelivery.Current.BatchIndex}, items "
            + $"{string.Join(' ', batch.Select(static item => item.Delivery.BatchIndex))} of {batch[1].Delivery.BatchSize}");
    }

    [MandrillEvents(MandrillEventTypes.Open, MandrillEventTypes.Click, MandrillEventTypes.Inbound)]
    private sealed class Opens(Recorder recorder) : IMandrillBatchHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(IReadOnlyList<MandrillBatchItem<MandrillMessageEvent>> batch, CancellationToken cancellationToken) =>
            recorder.AddAsync(Types(batch));
    }

    private sealed class Both(Recorder recorder)
        : IMandrillEventHandler<MandrillMessageEvent>, IMandrillEventHandler<MandrillInboundEvent>,
            IMandrillBatchHandler<MandrillMessageEvent>, IMandrillBatchHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync("never");

        public Task HandleAsync(MandrillInboundEvent mandrillEvent, CancellationToken cancellationToken) =>
            recorder.AddAsync($"one {mandrillEvent.EventType}");

        public Task HandleAsync(IReadOnlyList<MandrillBatchItem<MandrillMessageEvent>> batch, CancellationToken cancellationToken) =>
            recorder.AddAsync($"messages {Types(batch)}");

        public Task HandleAsync(IReadOnlyList<MandrillBatchItem<MandrillEvent>> batch, CancellationToken cancellationToken) =>
            recorder.AddAsync($"all {Types(batch)}");
    }
}
