using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using LogLevel = OpenQA.Selenium.LogLevel;

namespace Djrill.Net.Screenshots;

/// <summary>Makes the options of a browser that asks nothing of the network but the tests' own application.</summary>
internal static class ChromiumOptions
{
    private const int Blocked = 2;

    public static ChromeOptions Create(string browserPath, DirectoryInfo folder, BrowserSwitches switches)
    {
        var options = new ChromeOptions { BinaryLocation = browserPath, UnhandledPromptBehavior = UnhandledPromptBehavior.Ignore };
        options.AddArguments(
            "--headless=new",
            "--no-sandbox", // Chromium does not start as root with one.
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-features=IsolateSandboxedIframes", // A frame in a process of its own is missing in the log of the page.
            "--no-first-run",
            $"--user-data-dir={folder.CreateSubdirectory("profile").FullName}",
            $"--window-size={switches.Width},{switches.Height}",
            $"--host-resolver-rules={Hosts(switches.ForeignPort)}");
        options.AddUserProfilePreference("download.default_directory", folder.CreateSubdirectory("downloads").FullName);
        options.AddUserProfilePreference("download.prompt_for_download", false);
        if (!switches.HasScripts)
        {
            options.AddUserProfilePreference("profile.managed_default_content_settings.javascript", Blocked);
        }

        options.SetLoggingPreference("performance", LogLevel.All);
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        return options;
    }

    private static string Hosts(int? foreignPort)
    {
        const string NothingElse = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost";
        return foreignPort is { } port ? $"MAP *.example.test 127.0.0.1:{port}, {NothingElse}" : NothingElse;
    }
}
