using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Handlers that are registered or written in ways that go wrong. None may cost another recipient an event.</summary>
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class OddHandlerTests
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2}]""";

    private readonly WatchedTime _time = new();

    [Test]
    public async Task CallbackOfTheTokenThatThrows_DoesNotEndTheProcess()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<TimeProvider>(_time).AddSingleton(begun)
            .AddMandrillEventHandler<ThrowingCallback>().AddMandrillEventHandler<RecordingHandlers.All>());

        var answer = app.PostAsync(Batch);
        await begun.Task;
        await _time.TimersSetAsync(TimeSpan.FromSeconds(15), 1);
        _time.Advance(TimeSpan.FromSeconds(15));
        var status = await answer;

        Assert.That((status, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.InternalServerError, "all:send all:open")));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 8).Select(static entry => entry.Exception!.GetBaseException().Message), Is.EqualTo(["callback"]));
    }

    [Test]
    public void AttributeWithoutATypeOnAnAddedHandler_IsRefused() => Assert.That(
        static () => new ServiceCollection().AddMandrillEventHandler<NoTypes>(), Throws.ArgumentException.With.Message.Contains("'MandrillEvents'"));

    [TestCase(typeof(NoTypes))]
    [TestCase(typeof(ThrowsWhenDisposed))]
    public async Task PlainHandlerThatCannotBeUsed_CostsTheOthersNothing(Type handler)
    {
        await using var app = await HandlerApp.StartAsync(services => services
            .AddScoped(typeof(IMandrillEventHandler<MandrillMessageEvent>), handler).AddMandrillEventHandler<RecordingHandlers.All>());

        var statuses = new[] { await app.PostAsync(Batch), await app.PostAsync(Batch) };

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.Calls.Calls, Is.EqualTo(["all:send", "all:open"]));
    }

    [Test]
    public async Task PlainHandlerThatReadsTheDeliveryInItsConstructor_IsCalled()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddScoped<IMandrillEventHandler<MandrillEvent>, ReadsCurrent>());

        var status = await app.PostAsync(Batch);

        Assert.That((status, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, "0 1")));
    }

    [Test]
    public async Task RegistrationThatGivesNull_IsAskedForAgain()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddScoped<IMandrillEventHandler<MandrillEvent>>(static _ => null!));

        Assert.That(await app.PostAsync(Batch), Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task HandlerThatAlsoTakesDeadLetters_TakesThoseOfOthersAfterItsOwnTimeout()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await HandlerApp.StartAsync(
            services => services.AddSingleton<TimeProvider>(_time).AddSingleton(begun)
                .AddMandrillEventHandler<HangsAndTakes>().AddMandrillEventHandler<Throwing>(),
            static options => options.MaxDeliveryAttempts = 1);

        var answer = app.PostAsync("""[{"event":"send","_id":"1","ts":1}]""");
        await begun.Task;
        await _time.TimersSetAsync(TimeSpan.FromSeconds(15), 1);
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.That((await answer, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, $"{typeof(HangsAndTakes)} {typeof(Throwing)}")));
    }

    [Test]
    public async Task OutageOfAHandler_LogsTenExceptionsForEachPostAndCountsTheRest()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddMandrillEventHandler<Throwing>());

        await app.PostAsync(MandrillPost.Batch("a", 500));

        Assert.That(app.App.Logs.Own.Count(static entry => entry.Id == 7), Is.EqualTo(10));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 22).Select(static entry => entry.Message), Is.EqualTo([
            $"{typeof(Throwing)} failed 490 more times in this post. Its first 10 failures were logged with their exceptions."]));
    }

    private sealed class ThrowingCallback(TaskCompletionSource begun) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            cancellationToken.Register(static () => throw new InvalidOperationException("callback"));
            begun.TrySetResult();
            return new TaskCompletionSource().Task;
        }
    }

    [MandrillEvents]
    private sealed class NoTypes : IMandrillEventHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class ThrowsWhenDisposed : IMandrillEventHandler<MandrillMessageEvent>, IDisposable
    {
        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => throw new InvalidOperationException("dispose");
    }

    private sealed class ReadsCurrent(Recorder recorder) : IMandrillEventHandler<MandrillEvent>
    {
        private readonly MandrillDelivery _delivery = MandrillDelivery.Current;

        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"{_delivery.BatchIndex}");
    }

    private sealed class Throwing : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }

    private sealed class HangsAndTakes(TaskCompletionSource begun, Recorder recorder) : IMandrillEventHandler<MandrillEvent>, IMandrillDeadLetterHandler
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken) => recorder.AddAsync(deadLetter.Handler);
    }
}
