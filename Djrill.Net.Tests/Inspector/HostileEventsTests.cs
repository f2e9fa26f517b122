using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Djrill.Net.Events;
using Djrill.Net.Inspector;
using Djrill.Net.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The texts of hostile events stay texts: a page has the elements of a harmless event's page.</summary>
internal sealed class HostileEventsTests
{
    private const string Harmless = "harmless";

    private static readonly string[] Addresses = ["href", "src", "action", "data", "formaction", "data-copy-url", "data-live-url"];

    [Test]
    public async Task HostileEvents_AddNothingToThePages([Values("inbound", "click")] string type)
    {
        var found = await FindingsAsync(type, HostileTexts.All);

        Assert.That(HostileTexts.All, Has.Count.EqualTo(200).And.Unique);
        Assert.That(found, Is.Empty);
    }

    [Test]
    public async Task WithoutEncoding_TheyAreFound([Values("inbound", "click")] string type)
    {
        var found = await FindingsAsync(type, HostileTexts.All.Take(8), static services => services.AddSingleton(InspectorProtection.None));

        Assert.That(found, Is.Not.Empty);
    }

    private static async Task<List<string>> FindingsAsync(string type, IEnumerable<string> texts, Action<IServiceCollection>? add = null)
    {
        await using var app = await InspectorApp.StartAsync(static hostile => throw new InvalidOperationException(hostile.ToJson()), add,
            static options => options.MaxDeliveryAttempts = 1);
        var sample = SampleOf(type);
        var all = (string[])[Harmless, .. texts];
        foreach (var chunk in all.Chunk(50))
        {
            await app.PostAsync(chunk.Select(text => HostileTexts.Fill(sample, text)));
        }

        await app.WaitForAsync(MandrillInboxState.Dead, all.Length);
        var ids = (await app.Inbox.ListAsync(new() { PageSize = 500 })).Entries.Select(static entry => entry.Id).Order().ToList();
        var harmless = Shape(await app.PageAsync($"/events/{ids[0]}"));
        var findings = new List<string>();
        foreach (var (text, id) in all.Zip(ids))
        {
            var page = await app.PageAsync($"/events/{id}");
            findings.AddRange(Forbidden(page).Concat(Shape(page).Except(harmless)).Select(finding => $"{text}: {finding}"));
        }

        findings.AddRange(Forbidden(await app.PageAsync("/events")));
        findings.AddRange(Forbidden(await app.PageAsync("/dead")));
        return findings;
    }

    private static MandrillEvent SampleOf(string type) => type == "inbound"
        ? MandrillSamples.Inbound(static email =>
        {
            (email.Text, email.Html) = (Harmless, Harmless);
            email.Headers["hole"] = Harmless;
            email.Attach("hole.pdf", "application/pdf", "x");
            email.Attach("hole.png", "image/png", "x");
        })
        : MandrillSamples.Click(static options =>
        {
            options.Metadata["hole"] = Harmless;
            options.Tags.Add(Harmless);
        });

    /// <summary>Counts the elements of each name, and lists the ids.</summary>
    private static List<string> Shape(IHtmlDocument page) =>
    [
        .. page.All.GroupBy(static element => element.LocalName).Select(static group => $"{group.Count()} elements '{group.Key}'"),
        .. page.All.Where(static element => element.Id is not null).Select(static element => $"id '{element.Id}'"),
    ];

    private static IEnumerable<string> Forbidden(IHtmlDocument page) =>
        from element in page.All
        from attribute in element.Attributes
        where attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc" or "autofocus"
            || (Addresses.Contains(attribute.Name) && !IsOwn(element, attribute))
        select $"<{element.LocalName} {attribute.Name}='{attribute.Value}'>";

    private static bool IsOwn(IElement element, IAttr attribute) =>
        attribute.Value.StartsWith($"{InspectorApp.Base}/", StringComparison.Ordinal) || (element.ClassList.Contains("skip") && attribute.Value == "#content");
}
