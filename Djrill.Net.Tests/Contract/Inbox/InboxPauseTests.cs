using System.Collections.Concurrent;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>A paused handler gets nothing, loses nothing, and gets all in order when it is resumed.</summary>
internal sealed class InboxPauseTests(StoreKind kind) : InboxFixture(kind)
{
    private readonly ConcurrentQueue<(int Number, int Attempt)> _calls = [];

    [SetUp]
    public void ForgetCalls() => _calls.Clear();

    [Test]
    public async Task PausedHandler_GetsItsEventsInOrderAfterTheResumption()
    {
        await using var app = await StartAsync();
        var isNew = await app.Inbox.PauseAsync("script", "Ann", Token);
        var isNewAgain = await app.Inbox.PauseAsync("script", "Bob", Token);

        await app.PostAsync(Enumerable.Range(0, 50).Select(static number => Event("a", number)));
        await app.WaitForPausedAsync(50, Token);
        var paused = (await app.Inbox.GetPausedHandlersAsync(Token)).Single();
        var counts = await app.Inbox.GetCountsAsync(Token);
        var before = _calls.Count;
        var wasPaused = await app.Inbox.ResumeAsync("script", Token);
        await app.PostAsync(Enumerable.Range(50, 50).Select(static number => Event("a", number)));
        await app.WaitForAsync(MandrillInboxState.Handled, 100);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((isNew, isNewAgain, wasPaused, before), Is.EqualTo((true, false, true, 0)));
            Assert.That((paused.Handler, paused.PausedBy, paused.Waiting), Is.EqualTo(("script", "Ann", 50L)));
            Assert.That((counts.Depth, counts.OldestDueAge), Is.EqualTo((0L, (TimeSpan?)null)));
            Assert.That(_calls, Is.EqualTo(Enumerable.Range(0, 100).Select(static number => (number, 1))));
            Assert.That(await app.Inbox.GetPausedHandlersAsync(Token), Is.Empty);
            Assert.That(await app.Inbox.ResumeAsync("script", Token), Is.False);
        }
    }

    [Test]
    public async Task Pause_SurvivesARestart()
    {
        await using (var first = await StartAsync())
        {
            await first.Inbox.PauseAsync("script", null, Token);
            await first.PostAsync(Event("a", 1));
            await first.WaitForPausedAsync(1, Token);
        }

        await using var app = await StartAsync();
        await app.PostAsync(Event("a", 2));
        await app.WaitForPausedAsync(2, Token);
        var before = _calls.Count;
        await app.Inbox.ResumeAsync("script", Token);
        await app.WaitForAsync(MandrillInboxState.Handled, 2);

        Assert.That((before, string.Join(' ', _calls)), Is.EqualTo((0, "(1, 1) (2, 1)")));
    }

    [Test]
    public async Task PauseAndResumeInTurn_LoseNothing_AndRepeatNothing()
    {
        await using var app = await StartAsync();
        for (var round = 0; round < 10; round++)
        {
            var first = round * 100;
            await app.Inbox.PauseAsync("script", null, Token);
            await app.PostAsync(Enumerable.Range(first, 100).Select(static number => Event($"m{number % 7}", number)));
            await app.Inbox.ResumeAsync("script", Token);
        }

        await app.WaitForAsync(MandrillInboxState.Handled, 1000);

        Assert.That(_calls.Order(), Is.EqualTo(Enumerable.Range(0, 1000).Select(static number => (number, 1))));
        foreach (var message in _calls.GroupBy(static call => call.Number % 7))
        {
            Assert.That(message.Select(static call => call.Number), Is.Ordered);
        }
    }

    [Test]
    public async Task WaitingEvent_CanBeDeleted()
    {
        await using var app = await StartAsync();
        await app.Inbox.PauseAsync("script", null, Token);
        await app.PostAsync(Event("a", 1));
        await app.WaitForPausedAsync(1, Token);

        var deleted = await app.Inbox.DeleteAsync(new() { State = MandrillInboxState.Retrying }, Token);

        Assert.That((deleted, (await app.Inbox.GetCountsAsync(Token)).Paused), Is.EqualTo((1L, 0L)));
    }

    private Task<InboxApp> StartAsync() => StartAsync((mandrillEvent, delivery, _) =>
    {
        _calls.Enqueue((NumberOf(mandrillEvent), delivery.Attempt));
        return Task.CompletedTask;
    });
}
