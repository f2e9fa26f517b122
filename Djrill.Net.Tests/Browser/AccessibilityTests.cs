using Djrill.Net.Tests.Browser.Rig;

namespace Djrill.Net.Tests.Browser;

/// <summary>Nothing on any page keeps people from using it, wide or narrow, light or dark.</summary>
internal sealed class AccessibilityTests() : BrowserFixture(new())
{
    private const string Overhang = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

    [Test]
    public async Task NoPage_HasASeriousFinding([Values(1280, 400)] int width, [Values] bool isDark)
    {
        var pages = await EveryPage.FillAsync(App);
        Browser.Set(new() { Width = width, IsDark = isDark });

        using (Assert.EnterMultipleScope())
        {
            foreach (var page in pages)
            {
                EveryPage.Open(Visitor, page);
                Assert.That(AxeReport.Of(Browser.Driver), Is.Empty, $"/{page}");
            }
        }
    }

    [Test]
    public async Task NoPage_IsWiderThanATelephone()
    {
        var pages = await EveryPage.FillAsync(App);
        Browser.Set(new() { Width = 400 });

        using (Assert.EnterMultipleScope())
        {
            foreach (var page in pages)
            {
                EveryPage.Open(Visitor, page);
                Assert.That(Browser.Driver.ExecuteScript(Overhang), Is.Zero, $"/{page}");
            }
        }
    }
}
