using System.Net;
using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Inspector;

/// <summary>One event: its error, its handlers, its files.</summary>
internal sealed class EventPageTests
{
    [Test]
    public async Task FailedEvent_ShowsItsError_AndIsRetriedNow()
    {
        var isMended = false;
        await using var app = await InspectorApp.StartAsync(_ => Volatile.Read(ref isMended)
            ? Task.CompletedTask
            : throw new InvalidOperationException("The shop knows no <b>order</b> 1042."));
        await app.PostAsync(MandrillSamples.HardBounce());
        await app.WaitForAsync(MandrillInboxState.Retrying, 1);
        var id = await app.IdOfAsync("hard_bounce");

        var page = await app.PageAsync($"/events/{id}");
        var delivery = page.QuerySelector("#deliveries article")!;
        Assert.That(delivery.TextContent, Does.Contain("System.InvalidOperationException")
            .And.Contain("The shop knows no <b>order</b> 1042.").And.Contain("Next attempt").And.Contain("Attempts"));
        Assert.That(delivery.QuerySelector("h3")!.TextContent, Does.Contain(nameof(InspectedHandler)));

        Volatile.Write(ref isMended, true);
        await app.PressAsync(page, "Retry now");
        await app.WaitForAsync(MandrillInboxState.Handled, 1);
        Assert.That((await app.PageAsync($"/events/{id}")).QuerySelector("#event .state")!.TextContent, Is.EqualTo("Handled"));
        Assert.That(app.App.Logs.All.Select(static entry => entry.Message), Has.Some.EqualTo($"An anonymous user used the inspector: replayed events {id}; 1 affected."));
    }

    [Test]
    public async Task Json_IsDownloadedAsItWasSent()
    {
        const string Sent = """{"event":"open","ts":1700000000,"_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaaaa","msg":{"email":"a@b.example","subject":"\u00e9 \/ x", "n":1.50}}""";
        await using var app = await InspectorApp.StartAsync();
        await app.PostAsync($"[{Sent}]");
        var id = await app.IdOfAsync("open");

        using var answer = await app.GetAsync($"/events/{id}/json");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.That(Encoding.UTF8.GetString(bytes), Is.EqualTo(Sent));
        Assert.That(MandrillEvent.Parse(bytes).EventType, Is.EqualTo("open"));
        Assert.That(answer.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(answer.Content.Headers.ContentDisposition!.FileName, Is.EqualTo($"mandrill-event-{id}.json"));
    }

    [Test]
    public async Task Timeline_HoldsTheEventsOfTheMessage()
    {
        await using var app = await InspectorApp.StartAsync();
        await app.PostAsync(MandrillSamples.Send(Message), MandrillSamples.Open(Message), MandrillSamples.Click());
        var id = await app.IdOfAsync("open");

        var rows = (await app.PageAsync($"/events/{id}")).QuerySelectorAll("[aria-labelledby=timeline-title] tbody tr");
        Assert.That(rows.Select(static row => row.QuerySelector("td:nth-child(2)")!.TextContent), Is.EqualTo(["open", "send"]));
        Assert.That(rows[0].QuerySelector("[aria-current]")!.TextContent, Does.StartWith($"{id}"));

        static void Message(MandrillSampleOptions options) => options.MessageId = "0123456789abcdef0123456789abcdef";
    }

    [Test]
    public async Task Email_OffersItsFilesAsTheyCame()
    {
        byte[] content = [0, 1, 2, 253, 254, 255];
        await using var app = await InspectorApp.StartAsync();
        await app.PostAsync(MandrillSamples.Inbound(email =>
        {
            email.Html = "<p>Hello <b>you</b></p>";
            email.Attach("..\\..\\evil\u202Egpj.exe", "application/pdf", content);
            email.Attach("pixel.png", "image/png", content);
        }));
        var id = await app.IdOfAsync("inbound");
        var stored = (MandrillInboundEvent)(await app.Inbox.FindAsync(id))!.Event;

        using var file = await app.GetAsync($"/events/{id}/attachments/0");
        Assert.That(await file.Content.ReadAsByteArrayAsync(), Is.EqualTo(content));
        Assert.That(file.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/octet-stream"));
        Assert.That(file.Content.Headers.GetValues("Content-Disposition").Single(), Does.StartWith("attachment;").And.Not.Contain("\\").And.Not.Contain("%E2%80%AE"));
        Assert.That(await app.BytesAsync($"/events/{id}/images/0"), Is.EqualTo(content));
        using (var source = stored.OpenRawMessage())
        using (var copy = new MemoryStream())
        {
            await source.CopyToAsync(copy);
            Assert.That(await app.BytesAsync($"/events/{id}/source"), Is.EqualTo(copy.ToArray()));
        }

        using var html = await app.GetAsync($"/events/{id}/html");
        Assert.That(await html.Content.ReadAsStringAsync(), Is.EqualTo(stored.Html));
        Assert.That(html.Headers.GetValues("Content-Security-Policy").Single(), Is.EqualTo(
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"));
        var frame = (await app.PageAsync($"/events/{id}")).QuerySelector("iframe")!;
        Assert.That(frame.GetAttribute("sandbox"), Is.Empty);
        Assert.That(frame.GetAttribute("src"), Is.EqualTo($"{InspectorApp.Base}/events/{id}/html"));
    }

    [TestCase("/events/999999999")]
    [TestCase("/events/x")]
    [TestCase("/events/-1")]
    [TestCase("/events/99999999999999999999999")]
    [TestCase("/events/{0}/attachments/0")]
    [TestCase("/events/{0}/attachments/..%2f..%2fetc%2fpasswd")]
    [TestCase("/events/{0}/attachments/-1")]
    [TestCase("/events/{0}/images/99999999999")]
    [TestCase("/events/{0}/source")]
    [TestCase("/events/{0}/html")]
    [TestCase("/assets/..%2fappsettings.json")]
    [TestCase("/assets/x.js")]
    public async Task MissingThing_IsAnswered404(string path)
    {
        await using var app = await InspectorApp.StartAsync();
        await app.PostAsync(MandrillSamples.Open());
        using var answer = await app.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, await app.IdOfAsync("open")));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task LargeEmail_FitsOnAPage([Values("<&\"'>", "😀", "\u202E\u0001", "word ")] string filling)
    {
        var text = string.Concat(Enumerable.Repeat(filling, 200_000));
        await using var app = await InspectorApp.StartAsync();
        await app.PostAsync(MandrillSamples.Inbound(email =>
        {
            (email.Text, email.Html, email.Subject) = (text, text, text[..20_000]);
            for (var index = 0; index < 200; index++)
            {
                email.Headers[$"X-{index}"] = text[..1000];
                email.Attach($"{index}{filling}.txt", "text/plain", "x");
            }
        }));

        Assert.That(await app.BytesAsync($"/events/{await app.IdOfAsync("inbound")}"), Has.Length.LessThanOrEqualTo(100_000));
    }
}
