using System.Net;
using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Inspector;

/// <summary>A group of dead letters is reviewed, replayed and deleted; a handler is paused and resumed.</summary>
[CancelAfter(60_000)]
internal sealed partial class DeadLettersTests
{
    private const string Reason = "An anonymous user used the inspector: ";

    [Test]
    public async Task Group_IsReplayedAfterItsCountWasShown(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        await app.FailAsync(3, cancellationToken);
        app.Workshop.Mend();

        var page = await app.GetAsync("dead", cancellationToken);
        var review = await app.SubmitAsync(PageForm.Of(page.Body, "Replay…"), cancellationToken);
        var before = app.Workshop.Calls.Count;
        var answer = await app.SubmitAsync(PageForm.Of(review.Body, "Replay 3"), cancellationToken);
        await app.WaitForAsync(MandrillInboxState.Handled, 3, cancellationToken);
        var after = await app.GetAsync(answer.Location!, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Body, Does.Contain("fragile").And.Contain("System.InvalidOperationException"));
            Assert.That((review.Status, before), Is.EqualTo((HttpStatusCode.OK, 0)));
            Assert.That(review.Body, Does.Contain("3 events will be replayed").And.Contain("""<a href="/mandrill/dead">"""));
            Assert.That((answer.Status, answer.Location), Is.EqualTo((HttpStatusCode.SeeOther, "/mandrill/dead?done=replayed&count=3")));
            Assert.That(app.Workshop.Calls, Is.EqualTo(Enumerable.Repeat("fragile", 3)));
            Assert.That(after.Body, Does.Contain("There is no dead letter.").And.Contain("Events that are replayed: 3."));
            Assert.That(app.Actions, Has.Exactly(1).Matches($"^{Reason}replayed group '[0-9a-f]{{16}}'; 3 affected[.]$"));
        }
    }

    [Test]
    public async Task Group_IsDeletedAfterItsCountWasShown(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        await app.FailAsync(2, cancellationToken);

        var page = await app.GetAsync("dead", cancellationToken);
        var review = await app.SubmitAsync(PageForm.Of(page.Body, "Delete…"), cancellationToken);
        var button = PageForm.Of(review.Body, "Delete 2");
        var answer = await app.SubmitAsync(button, cancellationToken);
        var again = await app.SubmitAsync(button, cancellationToken);
        var late = await app.SubmitAsync(PageForm.Of(page.Body, "Delete…"), cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(review.Body, Does.Contain("2 events will be deleted").And.Contain("""<button class="danger">"""));
            Assert.That(answer.Location, Is.EqualTo("/mandrill/dead?done=deleted&count=2"));
            Assert.That(again.Location, Is.EqualTo("/mandrill/dead?done=deleted&count=0"));
            Assert.That(late.Body, Does.Contain("None of the selected events is left."));
            Assert.That((await app.Inbox.ListAsync(new(), cancellationToken)).Entries, Is.Empty);
        }
    }

    [Test]
    public async Task LinkOfAGroup_ListsItsEvents(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        await app.FailAsync(3, cancellationToken);

        var page = await app.GetAsync("dead", cancellationToken);
        var list = await app.GetAsync(WebUtility.HtmlDecode(GroupLink().Match(page.Body).Groups["url"].Value), cancellationToken);

        Assert.That((list.Status, Box().Count(list.Body)), Is.EqualTo((HttpStatusCode.OK, 3)));
    }

    [Test]
    public async Task Handler_IsPausedAndResumed(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();

        var before = await app.GetAsync("dead", cancellationToken);
        var pause = PageForm.Of(before.Body, "Pause", "fragile");
        var paused = await app.SubmitAsync(pause, cancellationToken);
        var again = await app.SubmitAsync(pause, cancellationToken);
        var handlers = await app.Inbox.GetPausedHandlersAsync(cancellationToken);
        var page = await app.GetAsync(paused.Location!, cancellationToken);
        var resumed = await app.SubmitAsync(PageForm.Of(page.Body, "Resume", "fragile"), cancellationToken);
        var after = await app.GetAsync(resumed.Location!, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                handlers.Select(static handler => (handler.Handler, handler.PausedBy)), Is.EqualTo([("fragile", "An anonymous user")]));
            Assert.That(again.Location, Is.EqualTo("/mandrill/dead?done=unchanged&count=0"));
            Assert.That(page.Body, Does.Contain("The handler is paused.").And.Contain("Paused since"));
            Assert.That(await app.Inbox.GetPausedHandlersAsync(cancellationToken), Is.Empty);
            Assert.That(after.Body, Does.Contain("The handler is resumed.").And.Not.Contain("Paused since"));
            Assert.That(app.Actions, Is.EqualTo(
                [$"{Reason}paused handler 'fragile'; 1 affected.", $"{Reason}paused handler 'fragile'; 0 affected.", $"{Reason}resumed handler 'fragile'; 1 affected."]));
        }
    }

    [Test]
    public async Task ReaderWhoMayNotAct_SeesNoForm_AndIsRefused(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync(static options => options.ActionPolicy = "");
        await app.FailAsync(1, cancellationToken);

        var page = await app.GetAsync("dead", cancellationToken);
        var group = (await app.Inbox.GetFailureGroupsAsync(cancellationToken)).Single().Id;
        var answers = new List<HttpStatusCode>();
        foreach (var action in (string[])["review", "replay", "delete", "pause", "resume", "send"])
        {
            var form = new PageForm($"/mandrill/{action}", [("group", group), ("handler", "fragile")], []);
            answers.Add((await app.SubmitAsync(form, cancellationToken)).Status);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Body, Does.Contain("fragile").And.Not.Contain("<form"));
            Assert.That(answers, Is.All.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(app.Actions, Is.Empty);
        }
    }

    [GeneratedRegex("""href="(?<url>/mandrill/events\?state=Dead&amp;group=[^"]+)">3</a>""")]
    private static partial Regex GroupLink();

    [GeneratedRegex("""<input type="checkbox" name="id" """)]
    private static partial Regex Box();
}
