using System.Net;

namespace Djrill.Net.Tests.Inspector;

/// <summary>What a form may ask for, and where it may lead back to.</summary>
[CancelAfter(60_000)]
internal sealed class ActionsTests
{
    private static readonly string[] Actions = ["review", "replay", "delete", "pause", "resume"];

    private static IEnumerable<TestCaseData<string, string, string>> WrongFields =>
    [
        .. from back in (string[])
           [
               "//evil.example.test", "https://evil.example.test", "/\\evil.example.test", "javascript:alert(1)", "live", "events/1/html",
               "dead\r\nX: y", "../dead",
           ]
           from action in Actions
           select Case(action, "'back' is no page", $"back={back}&id=1&handler=fragile&do=replay"),
        .. from action in (string[])["review", "replay", "delete"]
           from found in ((string Sentence, string Fields)[])
           [
               ("No event is selected.", "back=dead"), ("'id' is no number.", "id=1&id=x"), ("'id' is no number.", "id=-1"),
               ("'id' occurs more than 500 times.", string.Join('&', Enumerable.Range(1, 501).Select(static id => $"id={id}"))),
               ("'group' or 'handler' is longer than 500 characters.", $"group={new string('x', 501)}"),
           ]
           select Case(action, found.Sentence, $"do=replay&{found.Fields}"),
        Case("review", "'do' is neither 'replay' nor 'delete'.", "id=1&do=drop"),
        Case("review", "'do' is neither 'replay' nor 'delete'.", "id=1"),
        Case("pause", "'handler' is missing", "back=dead"),
        Case("pause", "'handler' is missing", "handler=  "),
        Case("resume", "'handler' is missing", "handler="),
        Case("pause", "'handler' is missing or too long.", $"handler={new string('x', 501)}"),
    ];

    [TestCaseSource(nameof(WrongFields))]
    public async Task WrongField_IsNamed(string action, string sentence, string fields, CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();

        var pairs = fields.Split('&').Select(static field => field.Split('=', 2)).Select(static pair => (pair[0], pair[1]));
        var answer = await app.PostAsync(action, cancellationToken, pairs);

        Assert.That((answer.Status, answer.Location), Is.EqualTo((HttpStatusCode.BadRequest, (string?)null)));
        Assert.That(WebUtility.HtmlDecode(answer.Body), Does.Contain(sentence));
        Assert.That(app.Actions, Is.Empty);
    }

    [TestCaseSource(nameof(Actions))]
    public async Task ActionWithoutAToken_IsRefused_AndOneByGet_IsNotAllowed(string action, CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        await app.FailAsync(1, cancellationToken);

        var without = await app.SubmitAsync(
            new($"/mandrill/{action}", [("id", "1"), ("handler", "fragile"), ("do", "delete")], []), cancellationToken);
        var get = await app.GetAsync($"{action}?id=1&handler=fragile&do=delete", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((without.Status, get.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed)));
            Assert.That(get.Allow, Is.EqualTo("POST"));
            Assert.That((await app.Inbox.GetCountsAsync(cancellationToken)).Dead, Is.EqualTo(1));
            Assert.That(await app.Inbox.GetPausedHandlersAsync(cancellationToken), Is.Empty);
        }
    }

    [Test]
    public async Task Replay_OfOneHandler_CallsItAlone_AndKeepsTheFilterOfThePage(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        await app.FailAsync(2, cancellationToken);
        app.Workshop.Mend();
        var id = (await app.Inbox.ListAsync(new(), cancellationToken)).Entries[0].Id;

        var answer = await app.PostAsync(
            "replay", cancellationToken, ("id", $"{id}"), ("id", $"{id}"), ("handler", "fragile"), ("back", "events?state=Dead&type=open"));
        await app.WaitForAsync(MandrillInboxState.Handled, 1, cancellationToken);

        Assert.That(app.Workshop.Calls, Is.EqualTo(["fragile"]));
        Assert.That(answer.Location, Is.EqualTo("/mandrill/events?state=Dead&type=open&done=replayed&count=1"));
    }

    [Test]
    public async Task SelectedEvents_AreCountedAsTheyAreNow(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        await app.FailAsync(3, cancellationToken);
        var ids = (await app.Inbox.ListAsync(new(), cancellationToken)).Entries.Select(static entry => entry.Id).ToList();
        await app.Inbox.DeleteAsync(new() { Ids = [ids[0]] }, cancellationToken);

        var review = await app.PostAsync(
            "review", cancellationToken, [("do", "delete"), ("back", $"events/{ids[1]}"), .. ids.Select(static id => ("id", $"{id}"))]);
        var answer = await app.SubmitAsync(PageForm.Of(review.Body, "Delete 2"), cancellationToken);

        Assert.That(answer.Location, Is.EqualTo("/mandrill/events?done=deleted&count=2"), "The page of the event is gone.");
        Assert.That((await app.Inbox.ListAsync(new(), cancellationToken)).Entries, Is.Empty);
    }

    [Test]
    public async Task PausedName_ThatNobodyHas_IsShown_AsText(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();

        var answer = await app.PostAsync("pause", cancellationToken, ("handler", "<script>\u202E"), ("back", "dead"));
        var page = await app.GetAsync(answer.Location!, cancellationToken);

        Assert.That(page.Body, Does.Contain("&lt;script&gt;[U&#x2B;202E]").And.Not.Contain("<script>"));
    }

    private static TestCaseData<string, string, string> Case(string action, string sentence, string fields) =>
        new TestCaseData<string, string, string>(action, sentence, fields)
            .SetArgDisplayNames(action, fields.Length > 60 ? fields[..60] : fields.Replace("\r\n", "CRLF", StringComparison.Ordinal));
}
