using OpenQA.Selenium.Chrome;

namespace Djrill.Net.Screenshots;

/// <summary>Takes a picture of a whole page, also of what is below the window.</summary>
internal static class Picture
{
    private const int MaxHeight = 6000;

    public static void Take(ChromeDriver driver, string path, int width)
    {
        var height = Math.Min(MaxHeight, Convert.ToInt32(
            driver.ExecuteScript("return document.documentElement.scrollHeight"), System.Globalization.CultureInfo.InvariantCulture));
        var answer = (Dictionary<string, object>)driver.ExecuteCdpCommand("Page.captureScreenshot", new()
        {
            ["captureBeyondViewport"] = true,
            ["clip"] = new Dictionary<string, object> { ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = height, ["scale"] = 1 },
        })!; // Not null: the command answers.
        File.WriteAllBytes(path, Convert.FromBase64String((string)answer["data"]));
    }
}
