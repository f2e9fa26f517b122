using Djrill.Net.Tests.Browser.Rig;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;

namespace Djrill.Net.Tests.Browser.Mails;

/// <summary>Opens a page, and says what it did that no page may do.</summary>
internal sealed class HarmDetector(ChromeDriver driver, ForeignServer foreign, string origin)
{
    private const string Structure = """
        const all = [...document.querySelectorAll('*')];
        const names = ['html', 'body', 'main', 'nav', 'header', 'footer', 'h1', 'h2', 'form', 'iframe', 'script', 'style', 'link', 'meta', 'base', 'object', 'embed',
            'svg', 'math', 'img', 'video', 'audio', 'title', 'textarea', 'button'];
        return names.map(name => `${name} ${document.querySelectorAll(name).length}`).join(', ')
            + `, handlers ${all.filter(element => [...element.attributes].some(attribute => attribute.name.startsWith('on'))).length}`
            + `, styles ${document.querySelectorAll('[style]').length}`
            + `, links ${[...document.links].filter(link => link.protocol !== location.protocol || link.host !== location.host).length}`;
        """;

    // A frame is loaded when it comes near the window, and has an entry when it is complete.
    private const string FrameIsLoaded = """
        const frame = document.querySelector('main iframe.mail');
        frame?.scrollIntoView();
        return !frame || performance.getEntriesByName(frame.src).length > 0;
        """;

    /// <summary>Returns what a page did, or nothing.</summary>
    /// <param name="page">The path of the page.</param>
    /// <param name="structure">The structure that the page must have, or null for the HTML of an email.</param>
    public IReadOnlyList<string> Open(string page, string? structure)
    {
        foreign.Forget();
        driver.TakeRequests();
        try
        {
            driver.Url = origin + page;
            if (structure is not null)
            {
                new WebDriverWait(driver, TimeSpan.FromSeconds(10)) { PollingInterval = TimeSpan.FromMilliseconds(10) }
                    .Until(static driver => (bool)((ChromeDriver)driver).ExecuteScript(FrameIsLoaded)!); // Not null: the script gives true or false.
            }

            return [.. Look(page, structure), .. Elsewhere()];
        }
        catch (UnhandledAlertException)
        {
            driver.SwitchTo().Alert().Accept();
            return ["a dialog"];
        }
        catch (WebDriverTimeoutException) when (structure is not null)
        {
            return ["the frame is not loaded"];
        }
    }

    public string StructureOf(string page)
    {
        driver.Url = origin + page;
        return (string)driver.ExecuteScript(Structure)!; // Not null: the script gives a text.
    }

    private IEnumerable<string> Look(string page, string? structure)
    {
        if (driver.Url != origin + page)
        {
            yield return $"at {driver.Url}";
        }

        if (driver.ExecuteScript("return window.ran === 1 || document.title === 'ran'") is true)
        {
            yield return "a script ran";
        }

        if (structure is not null && driver.ExecuteScript(Structure) is string found && found != structure)
        {
            yield return $"another structure: {found}";
        }
    }

    private IEnumerable<string> Elsewhere() =>
        driver.TakeRequests().Where(url => new Uri(url).Scheme is not ("data" or "about") && !url.StartsWith(origin, StringComparison.Ordinal))
            .Concat(foreign.Seen).Distinct().Select(static url => $"asked {url}");
}
