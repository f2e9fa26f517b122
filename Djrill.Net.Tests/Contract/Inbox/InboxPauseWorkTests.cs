using System.Collections.Concurrent;
using Djrill.Net.Events;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>A pause beside retries, other handlers and replays.</summary>
internal sealed class InboxPauseWorkTests(StoreKind kind) : InboxFixture(kind)
{
    private readonly ConcurrentQueue<(int Number, int Attempt)> _calls = [];
    private readonly ConcurrentQueue<int> _others = [];
    private volatile bool _isBroken;

    [SetUp]
    public void Forget()
    {
        _calls.Clear();
        _others.Clear();
        _isBroken = false;
    }

    [Test]
    public async Task PauseDuringRetries_UsesNoAttempt()
    {
        _isBroken = true;
        await using var app = await StartAsync();
        await app.PostAsync(Event("a", 1));
        await app.WaitForAsync(MandrillInboxState.Retrying, 1);

        await app.Inbox.PauseAsync("script", null, Token);
        await app.WaitForPausedAsync(1, Token);
        var before = _calls.Count;
        _isBroken = false;
        await app.Inbox.ResumeAsync("script", Token);
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(_calls, Is.EqualTo(Enumerable.Range(1, before + 1).Select(static attempt => (1, attempt))));
    }

    [Test]
    public async Task OtherHandlerOfAnEvent_IsCalled()
    {
        await using var app = await InboxApp.StartAsync(Tables, services => AddScript(services)
            .AddSingleton(_others).AddMandrillEventHandler<OtherHandler>());
        await app.Inbox.PauseAsync("script", null, Token);
        await app.PostAsync(Event("a", 1), Event("b", 2));
        await app.WaitForPausedAsync(2, Token);

        Assert.That((_others.Order(), _calls.Count), Is.EqualTo((new[] { 1, 2 }, 0)));
        Assert.That(await app.Inbox.GetHandlersAsync(Token), Is.SupersetOf(["other", "script"]));
        await app.Inbox.ResumeAsync("script", Token);
        await app.WaitForAsync(MandrillInboxState.Handled, 2);
        Assert.That(_others.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task ReplayOfWaitingEvents_ChangesNothing()
    {
        await using var app = await StartAsync();
        await app.Inbox.PauseAsync("script", null, Token);
        await app.PostAsync(Enumerable.Range(0, 20).Select(static number => Event("a", number)));
        await app.WaitForPausedAsync(20, Token);
        var ids = (await app.Inbox.ListAsync(new(), Token)).Entries.Select(static entry => entry.Id).Take(10).ToList();

        var replayed = await app.Inbox.ReplayAsync(new() { Ids = ids }, Token);
        var waiting = (await app.Inbox.GetCountsAsync(Token)).Paused;
        await app.Inbox.ResumeAsync("script", Token);
        await app.WaitForAsync(MandrillInboxState.Handled, 20);

        Assert.That((replayed, waiting), Is.EqualTo((0L, 20L)));
        Assert.That(_calls, Is.EqualTo(Enumerable.Range(0, 20).Select(static number => (number, 1))));
    }

    [Test]
    public async Task TablesWithoutPauses_AreCompleted()
    {
        await using (await StartAsync())
        {
        }

        await Tables.ExecuteAsync($"DROP TABLE {(Tables.Schema is { } schema ? $"{schema}." : "")}mandrill_pauses");
        await using var app = await StartAsync();
        await app.Inbox.PauseAsync("script", null, Token);
        await app.PostAsync(Event("a", 1));
        await app.WaitForPausedAsync(1, Token);

        Assert.That(_calls, Is.Empty);
    }

    private Task<InboxApp> StartAsync(Action<MandrillInboxOptions>? configure = null) => InboxApp.StartAsync(
        Tables,
        services => AddScript(services),
        options =>
        {
            options.MaxDeliveryAttempts = int.MaxValue;
            configure?.Invoke(options);
        });

    private IServiceCollection AddScript(IServiceCollection services) => services
        .AddSingleton(new Script((mandrillEvent, delivery, _) =>
        {
            _calls.Enqueue((NumberOf(mandrillEvent), delivery.Attempt));
            return _isBroken ? throw new InvalidOperationException() : Task.CompletedTask;
        }))
        .AddMandrillEventHandler<ScriptHandler>();

    [MandrillHandler(Name = "other")]
    internal sealed class OtherHandler(ConcurrentQueue<int> calls) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            calls.Enqueue(NumberOf(mandrillEvent));
            return Task.CompletedTask;
        }
    }
}
