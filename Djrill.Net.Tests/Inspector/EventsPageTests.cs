using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The list: pages, filters, the one box, and the selected rows.</summary>
internal sealed class EventsPageTests
{
    private InspectorApp _app = null!; // Set before each test.

    [SetUp]
    public async Task StartAsync() => _app = await InspectorApp.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Pages_HoldEachEventOnce_NewestFirst()
    {
        await _app.PostAsync(Enumerable.Range(0, 120).Select(static _ => MandrillSamples.Open()));
        var (ids, path, pages) = (new List<long>(), (string?)"/events", 0);
        while (path is not null)
        {
            var page = await _app.PageAsync(path);
            ids.AddRange(IdsOf(page));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href")?[InspectorApp.Base.Length..];
            pages++;
        }

        Assert.That(ids, Has.Count.EqualTo(120).And.Unique.And.Ordered.Descending);
        Assert.That(pages, Is.EqualTo(3));
    }

    [TestCase("type=open", 1)]
    [TestCase("type=spam", 0)]
    [TestCase("recipient=ONE%40example.com", 1)]
    [TestCase("recipient=one%40example.com&type=click", 0)]
    [TestCase("message=0123456789abcdef0123456789abcdef", 1)]
    [TestCase("state=Handled", 2)]
    [TestCase("state=dead", 0)]
    [TestCase("webhook=-", 2)]
    [TestCase("from=2020-01-01T00:00", 2)]
    [TestCase("before=2020-01-01T00:00", 0)]
    [TestCase("handler=nobody", 0)]
    [TestCase("error=&type=", 2)]
    public async Task Filter_ShowsWhatMatches_AndStaysInTheForm(string query, int count)
    {
        await _app.PostAsync(
            MandrillSamples.Open(static options => options.Recipient = "one@example.com"),
            MandrillSamples.Click(static options => options.MessageId = "0123456789abcdef0123456789abcdef"));
        await _app.WaitForAsync(MandrillInboxState.Handled, 2);

        var page = await _app.PageAsync($"/events?{query}");

        Assert.That(IdsOf(page), Has.Length.EqualTo(count));
        var (name, value) = query.Split('&')[0].Split('=') is [var first, var second] ? (first, WebUtility.UrlDecode(second)) : ("", "");
        var field = page.QuerySelector($".filters [name={name}]");
        Assert.That(field is IHtmlInputElement input ? input.Value : (field as IHtmlSelectElement)?.Value ?? value, Is.EqualTo(value).IgnoreCase);
    }

    [TestCase("state=broken", "state")]
    [TestCase("state=7", "state")]
    [TestCase("from=yesterday", "from")]
    [TestCase("after=zz", "after")]
    public async Task WrongFilter_IsAnswered400_WithTheField(string query, string field)
    {
        var page = await _app.PageAsync($"/events?{query}", HttpStatusCode.BadRequest);

        Assert.That(page.QuerySelector(".error")!.TextContent, Does.Contain($"'{field}'"));
    }

    [Test]
    public async Task PastedText_FindsTheEvent()
    {
        var opened = MandrillSamples.Open(static options => options.Recipient = "found@example.com");
        await _app.PostAsync(opened, MandrillSamples.Click());
        var id = await _app.IdOfAsync("open");

        foreach (var text in (string[])[opened.IdempotencyKey, opened.IdempotencyKey.Split('-')[^1], opened.MessageId!, " found@example.com "])
        {
            Assert.That(IdsOf(await _app.PageAsync($"/events?q={Uri.EscapeDataString(text)}")), Is.EqualTo([id]), text);
        }

        using var answer = await _app.GetAsync($"/events?q={id}");
        Assert.That(answer.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo($"{InspectorApp.Base}/events/{id}"));
    }

    [Test]
    public async Task SelectedRows_AreCountedThenDeleted()
    {
        await _app.PostAsync(MandrillSamples.Open(), MandrillSamples.Click(), MandrillSamples.Spam());
        await _app.WaitForAsync(MandrillInboxState.Handled, 3);
        var list = await _app.PageAsync("/events?state=Handled");
        var kept = await _app.IdOfAsync("spam");

        var review = await _app.PressAsync(list, "Delete selected…", IdsOf(list).Where(id => id != kept).Select(static id => ("id", $"{id}")));
        Assert.That(review.QuerySelector("main p")!.TextContent, Does.StartWith("2 events will be deleted"));
        Assert.That(IdsOf(await _app.PageAsync("/events")), Has.Length.EqualTo(3), "nothing is done before the answer");

        var after = await _app.PressAsync(review, "Delete 2");
        Assert.That(after.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Events that were deleted: 2."));
        Assert.That(IdsOf(after), Is.EqualTo([kept]));
    }

    private static long[] IdsOf(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("#events tbody a").Select(static link => long.Parse(link.TextContent, CultureInfo.InvariantCulture)),
    ];
}
