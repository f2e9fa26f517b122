using OpenQA.Selenium.Chrome;

namespace Djrill.Net.Screenshots;

/// <summary>One process of Debian's chromium with a profile of its own.</summary>
internal sealed class Chromium : IDisposable
{
    /// <summary>Says what to install.</summary>
    public const string Missing =
        $"'{BrowserPath}' or '{DriverPath}' is missing. Install Debian's packages chromium and chromium-driver, as .ci/run does.";

    private const string BrowserPath = "/usr/bin/chromium";
    private const string DriverPath = "/usr/bin/chromedriver";

    private readonly ChromeDriverService _service;
    private readonly DirectoryInfo _folder;

    private Chromium(ChromeDriverService service, ChromeDriver driver, DirectoryInfo folder) =>
        (_service, Driver, _folder) = (service, driver, folder);

    public ChromeDriver Driver { get; }

    public DirectoryInfo Downloads => _folder.CreateSubdirectory("downloads");

    public static bool IsInstalled => File.Exists(BrowserPath) && File.Exists(DriverPath);

    public static Chromium Start(BrowserSwitches? switches = null)
    {
        switches ??= new();
        var folder = Directory.CreateTempSubdirectory("djrill-browser-");
        ChromeDriverService? service = null;
        try
        {
            // With a path, Selenium looks for no driver online.
            service = ChromeDriverService.CreateDefaultService(DriverPath);
            service.SuppressInitialDiagnosticInformation = true;
            var browser = new Chromium(service, new(service, ChromiumOptions.Create(BrowserPath, folder, switches), TimeSpan.FromSeconds(60)), folder);
            browser.Set(switches);
            return browser;
        }
        catch
        {
            service?.Dispose();
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Sets the size and the colour scheme.</summary>
    public void Set(BrowserSwitches switches)
    {
        // A window is never narrower than 500 pixels; the emulated screen is.
        Driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = switches.Width,
            ["height"] = switches.Height,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = false,
        });
        Driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new object[]
            {
                new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = switches.IsDark ? "dark" : "light" },
            },
        });
    }

    public void Dispose()
    {
        try
        {
            Driver.Quit();
            _service.Dispose();
        }
        finally
        {
            _folder.Delete(recursive: true);
        }
    }
}
