using Djrill.Net.Screenshots;

namespace Djrill.Net.Tests.Browser.Rig;

/// <summary>Starts a browser, or skips the test where none is installed.</summary>
internal static class TestBrowser
{
    public static Chromium Start(BrowserSwitches switches)
    {
        if (!Chromium.IsInstalled)
        {
            Assert.Ignore(Chromium.Missing);
        }

        return Chromium.Start(switches);
    }
}
