using Djrill.Net.Tests.Browser.Rig;

namespace Djrill.Net.Tests.Browser;

/// <summary>Nothing on any page keeps people from using it, wide or narrow, light or dark.</summary>
internal sealed class AccessibilityTests() : BrowserFixture(new())
{
    [Test]
    public async Task NoPage_HasASeriousFinding([Values(1280, 400)] int width, [Values] bool isDark)
    {
        await EveryPage.FillAsync(App);
        Browser.Set(new() { Width = width, IsDark = isDark });

        using (Assert.EnterMultipleScope())
        {
            foreach (var page in EveryPage.Pages)
            {
                EveryPage.Open(Visitor, page);
                Assert.That(AxeReport.Of(Browser.Driver), Is.Empty, $"/{page}");
            }
        }
    }

    [Test]
    public async Task NoPage_IsWiderThanATelephone()
    {
        await EveryPage.FillAsync(App);
        Browser.Set(new() { Width = 400 });

        using (Assert.EnterMultipleScope())
        {
            foreach (var page in EveryPage.Pages)
            {
                EveryPage.Open(Visitor, page);
                Assert.That(Browser.Driver.ExecuteScript("return document.documentElement.scrollWidth"), Is.EqualTo(400L), $"/{page}");
            }
        }
    }
}
