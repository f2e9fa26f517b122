using Djrill.Net.Screenshots;
using Djrill.Net.Tests.Browser.Rig;

namespace Djrill.Net.Tests.Browser;

/// <summary>Gives a fixture one browser, and each of its tests an application of its own.</summary>
internal abstract class BrowserFixture(BrowserSwitches switches)
{
    protected Chromium Browser { get; private set; } = null!; // Set before the first test.

    protected InspectorApp App { get; private set; } = null!; // Set before each test.

    protected Visitor Visitor { get; private set; } = null!;

    [OneTimeSetUp]
    public void StartBrowser() => Browser = TestBrowser.Start(switches);

    [OneTimeTearDown]
    public void StopBrowser() => Browser?.Dispose();

    [SetUp]
    public async Task StartAppAsync()
    {
        App = await InspectorApp.StartAsync();
        Visitor = new(Browser.Driver, App.Url);
    }

    [TearDown]
    public async Task StopAppAsync()
    {
        // An open feed would keep the server waiting.
        Browser.Driver.Url = "about:blank";
        await App.DisposeAsync();
    }
}
