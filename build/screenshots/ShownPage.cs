using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Djrill.Net.Screenshots;

/// <summary>A page of which a picture is taken.</summary>
/// <param name="Name">The first part of the file's name.</param>
/// <param name="Path">The path.</param>
/// <param name="Button">The button that leads to the page from there, or null.</param>
internal sealed record ShownPage(string Name, string Path, string? Button = null)
{
    public void Open(ChromeDriver driver, Func<string, string> url)
    {
        driver.Url = url(Path);
        if (Button is not null)
        {
            driver.FindElement(By.XPath($"//main//button[normalize-space()='{Button}']")).Click();
        }

        // A frame is loaded when it comes near the window.
        driver.ExecuteScript("document.querySelector('iframe')?.scrollIntoView(); window.scrollTo(0, 0);");
    }
}
