namespace Djrill.Net.Screenshots;

/// <summary>Takes a picture of every page of the inspector.</summary>
internal static class ScreenshotCommand
{
    private static readonly (int Width, bool IsDark)[] Kinds = [(1280, false), (1280, true), (400, false), (400, true)];

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var folder])
        {
            Console.Error.WriteLine("Usage: dotnet run --project build/screenshots -- FOLDER");
            return 2;
        }

        if (!Chromium.IsInstalled)
        {
            Console.Error.WriteLine(Chromium.Missing);
            return 1;
        }

        Directory.CreateDirectory(folder);
        await using var app = await ShownApp.StartAsync();
        var pages = await ShownPages.FillAsync(app);
        using var browser = Chromium.Start();
        foreach (var (width, isDark) in Kinds)
        {
            browser.Set(new() { Width = width, IsDark = isDark });
            foreach (var page in pages)
            {
                page.Open(browser.Driver, app.Url);
                Picture.Take(browser.Driver, Path.Combine(folder, $"{page.Name}-{width}-{(isDark ? "dark" : "light")}.png"), width);
            }
        }

        browser.Set(new() { Width = 1280, Height = 1000 });
        pages.Single(static page => page.Name == "event-dead").Open(browser.Driver, app.Url);
        browser.Driver.GetScreenshot().SaveAsFile(Path.Combine(folder, "inspector.png"));
        browser.Driver.Url = "about:blank"; // An open feed would keep the server waiting.
        return 0;
    }
}
