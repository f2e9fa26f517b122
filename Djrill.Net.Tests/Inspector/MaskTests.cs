using System.Net;
using System.Text;
using Djrill.Net.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Masked pages show the structure of events, and neither addresses nor contents.</summary>
internal sealed class MaskTests
{
    private const string Mark = "marked";

    [Test]
    public async Task MaskedPages_ShowNoAddressAndNoContent()
    {
        await using var app = await InspectorApp.StartAsync(
            static _ => throw new InvalidOperationException($"{Mark}@example.com is unknown."),
            static services => services.Configure<MandrillInspectorOptions>(static options => options.MaskPayloads = true),
            static options => options.MaxDeliveryAttempts = 1);
        await app.PostAsync(
            MandrillSamples.HardBounce(Options), MandrillSamples.Click(Options), MandrillSamples.DenylistAdd(Options),
            MandrillSamples.Inbound(static email =>
            {
                (email.From, email.FromName, email.Recipient, email.Subject) = ($"{Mark}@example.com", Mark, $"{Mark}@example.org", Mark);
                (email.Text, email.Html) = (Mark, $"<p>{Mark}</p>");
                email.Headers["X-Header"] = Mark;
                email.Attach($"{Mark}.pdf", "application/pdf", Mark);
            }));
        await app.WaitForAsync(MandrillInboxState.Dead, 4);
        var entries = (await app.Inbox.ListAsync(new())).Entries;

        foreach (var path in (string[])["/", "/events", "/dead", "/send", .. entries.Select(static entry => $"/events/{entry.Id}")])
        {
            var page = Encoding.UTF8.GetString(await app.BytesAsync(path));
            Assert.That(page, Does.Not.Contain(Mark).And.Not.Contain("example.com"), path);
        }

        var email = await app.IdOfAsync("inbound");
        Assert.That((await app.PageAsync($"/events/{email}")).QuerySelector(".json")!.TextContent, Does.Contain("from_email").And.Contain("(hidden text, 18 characters)"));
        foreach (var file in (string[])["json", "source", "html", "attachments/0"])
        {
            using var answer = await app.GetAsync($"/events/{email}/{file}");
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), file);
        }

        static void Options(MandrillSampleOptions options)
        {
            (options.Recipient, options.Sender, options.Subject) = ($"{Mark}@example.com", $"{Mark}@example.com", Mark);
            (options.Url, options.Diagnostics) = ($"https://example.com/{Mark}", Mark);
            options.Metadata[$"{Mark}@example.com"] = Mark;
            options.Tags.Add(Mark);
        }
    }

    [Test]
    public async Task SecretInAnErrorMessage_IsHidden()
    {
        await using var app = await InspectorApp.StartAsync(
            static _ => throw new InvalidOperationException($"Got {Contract.TestApp.Url} with {Contract.TestApp.Key}."),
            configure: static options => options.MaxDeliveryAttempts = 1);
        await app.PostAsync(MandrillSamples.Open());
        await app.WaitForAsync(MandrillInboxState.Dead, 1);

        var page = Encoding.UTF8.GetString(await app.BytesAsync($"/events/{await app.IdOfAsync("open")}"));

        Assert.That(page, Does.Contain("[hidden]").And.Not.Contain(Contract.TestApp.Secret).And.Not.Contain(Contract.TestApp.Key));
    }
}
