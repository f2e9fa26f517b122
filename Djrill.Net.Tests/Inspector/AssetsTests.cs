using System.Net;
using AngleSharp.Html.Dom;

namespace Djrill.Net.Tests.Inspector;

/// <summary>A browser keeps a file of the version that its page names, and no other.</summary>
internal sealed class AssetsTests
{
    [Test]
    public async Task FileOfThePage_IsKept_AndAnotherVersionIsNot()
    {
        await using var app = await InspectorApp.StartAsync();
        var page = await app.PageAsync("/");
        var style = page.QuerySelectorAll("link[rel=stylesheet]").OfType<IHtmlLinkElement>().Single().GetAttribute("href")![InspectorApp.Base.Length..];

        using var named = await app.GetAsync(style);
        using var other = await app.GetAsync(style + "0");

        Assert.That((named.StatusCode, named.Headers.CacheControl!.MaxAge), Is.EqualTo((HttpStatusCode.OK, TimeSpan.FromDays(365))));
        Assert.That(other.Headers.CacheControl!.NoStore, Is.True);
    }
}
