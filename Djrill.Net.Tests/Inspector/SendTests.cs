using System.Net;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The page posts to the application's own webhook, in Development only.</summary>
[CancelAfter(60_000)]
internal sealed class SendTests
{
    private const string OtherSecret = "the-secret-of-webhook-billing";

    private static readonly (string Name, string Value)[] Defaults = [("count", "1"), ("recipient", ""), ("webhook", ""), ("json", "")];

    [Test]
    public async Task ChosenKinds_AreSent_AndFollowed(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        app.Workshop.Mend();
        app.Client.DefaultRequestHeaders.Host = "elsewhere.localhost:1"; // The host of the request is not the address that is used.

        var form = PageForm.Of((await app.GetAsync("send", cancellationToken)).Body, "Send");
        var answer = await app.SubmitAsync(
            form, cancellationToken, ("kind", "hard_bounce"), ("kind", "inbound"), ("count", "5"), ("recipient", "jane@example.com"));
        await app.WaitForAsync(MandrillInboxState.Handled, 5, cancellationToken);
        var page = await app.GetAsync(answer.Location!, cancellationToken);
        var entries = (await app.Inbox.ListAsync(new(), cancellationToken)).Entries;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Location, Does.StartWith("/mandrill/send?batch="));
            Assert.That(page.Body, Does.Contain("<dd>200</dd>").And.Contain("<dd>5</dd>"));
            Assert.That(
                entries.Select(static entry => entry.EventType),
                Is.EquivalentTo(["hard_bounce", "inbound", "hard_bounce", "inbound", "hard_bounce"]));
            Assert.That(entries.Select(static entry => entry.Recipient), Is.All.EqualTo("jane@example.com"));
            Assert.That(
                entries.Where(entry => !page.Body.Contains($"/mandrill/events/{entry.Id}\"", StringComparison.Ordinal)), Is.Empty);
            Assert.That(page.Body, Does.Not.Contain(TestApp.Secret).And.Not.Contain(TestApp.Key));
            Assert.That(app.Actions, Is.EqualTo(["An anonymous user used the inspector: sent a batch to webhook ''; 5 affected."]));
        }
    }

    [TestCase("[{0},{1}]", TestName = "An array")]
    [TestCase("{0}", TestName = "One event")]
    [TestCase("{0}\n{1}\n", TestName = "Lines")]
    public async Task PastedJson_IsSentAsItIs(string format, CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        app.Workshop.Mend();
        var events = (string[])[MandrillSamples.Open().ToJson(), """{"event":"later","_id":"<7>"}"""];
        var json = format.Replace("{0}", events[0], StringComparison.Ordinal).Replace("{1}", events[1], StringComparison.Ordinal);
        var count = format.Contains("{1}", StringComparison.Ordinal) ? 2 : 1;

        var answer = await app.PostAsync("send", cancellationToken, ("webhook", ""), ("json", json));
        await app.WaitForAsync(MandrillInboxState.Handled, count, cancellationToken);
        var again = await app.PostAsync("send", cancellationToken, ("webhook", ""), ("json", json));
        var page = await app.GetAsync(again.Location!, cancellationToken);

        Assert.That((answer.Status, again.Status), Is.EqualTo((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther)));
        foreach (var entry in (await app.Inbox.ListAsync(new(), cancellationToken)).Entries)
        {
            Assert.That((await app.Inbox.FindAsync(entry.Id, cancellationToken))!.Event.ToJson(), Is.AnyOf(events));
            Assert.That(page.Body, Does.Contain($"/mandrill/events/{entry.Id}\""), "A resent event is followed, too.");
        }
    }

    [TestCase("json", "[{\"a\":]", "'json': The JSON is wrong at line 1, byte 7.")]
    [TestCase("json", "[]", "'json': The JSON holds no event.")]
    [TestCase("json", "[{},5]", "'json': Element 2 of the JSON is no event.")]
    [TestCase("count", "0", "'count' is no number from 1 to 1000.")]
    [TestCase("count", "1001", "'count' is no number from 1 to 1000.")]
    [TestCase("count", "many", "'count' is no number from 1 to 1000.")]
    [TestCase("kind", "unheard_of", "'kind' is missing.")]
    [TestCase("webhook", "unheard_of", "'webhook' is no webhook of this application.")]
    public async Task WrongField_IsNamed(string name, string value, string sentence, CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();

        var fields = Defaults.Append(("kind", "open")).Where(field => field.Item1 != name).Append((name, value));
        var answer = await app.PostAsync("send", cancellationToken, fields);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(WebUtility.HtmlDecode(answer.Body), Does.Contain(sentence));
        Assert.That((await app.Inbox.ListAsync(new(), cancellationToken)).Entries, Is.Empty);
    }

    [Test]
    public async Task MappedWebhook_GetsItsOwnBatch(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync(
            build: static builder =>
            {
                builder.Configuration["Djrill:Webhooks:billing:WebhookSecret"] = OtherSecret;
                builder.Services.AddMandrillWebhook("billing");
            },
            map: static app =>
            {
                app.MapMandrillWebhook("/hooks/billing", "billing");
                app.MapMandrillInspector("/mandrill");
            });
        app.Workshop.Mend();

        var answer = await app.PostAsync("send", cancellationToken, ("kind", "open"), ("count", "1"), ("webhook", "billing"));
        await app.WaitForAsync(MandrillInboxState.Handled, 1, cancellationToken);
        var page = await app.GetAsync(answer.Location!, cancellationToken);

        Assert.That((await app.Inbox.ListAsync(new(), cancellationToken)).Entries.Single().WebhookName, Is.EqualTo("billing"));
        Assert.That(page.Body, Does.Contain("<dd>200</dd>").And.Not.Contain(OtherSecret));
    }

    [Test]
    public async Task RefusedBatch_ShowsItsStatus(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync();
        var deep = $"{{\"a\":{new string('[', 100)}{new string(']', 100)}}}";

        var answer = await app.PostAsync("send", cancellationToken, ("webhook", ""), ("json", deep), ("count", "1"), ("kind", "open"));
        var page = answer.Location is { } url ? await app.GetAsync(url, cancellationToken) : answer;

        Assert.That(page.Body, Does.Contain("<dd>400</dd>").And.Contain("The inbox has none of these events.").Or.Contain("is no event"));
    }

    [Test]
    public async Task OutsideDevelopment_NothingIsSent(CancellationToken cancellationToken)
    {
        await using var app = await DeadLetterApp.StartAsync(
            environment: Environments.Production, map: static app => app.MapMandrillInspector("/mandrill").AllowAnonymous());

        var page = await app.GetAsync("send", cancellationToken);
        var answer = await app.PostAsync("send", cancellationToken, Defaults.Append(("kind", "open")));

        Assert.That((page.Status, answer.Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That((await app.Inbox.ListAsync(new(), cancellationToken)).Entries, Is.Empty);
    }
}
