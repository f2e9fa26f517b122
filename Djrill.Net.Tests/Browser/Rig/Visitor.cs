using OpenQA.Selenium;
using OpenQA.Selenium.Support.UI;

namespace Djrill.Net.Tests.Browser.Rig;

/// <summary>Uses the pages by what is to be seen on them.</summary>
internal sealed class Visitor(IWebDriver driver, Func<string, string> url)
{
    public string Url => driver.Url;

    public string Text => driver.FindElement(By.TagName("main")).Text;

    public void Open(string page)
    {
        driver.Url = url(page);
        driver.FindElement(By.TagName("h1"));
    }

    public void Reload() => driver.Navigate().Refresh();

    public void Back() => driver.Navigate().Back();

    /// <summary>Presses the first button with a text.</summary>
    public void Press(string button) => Click(By.XPath($"//main//button[normalize-space()='{button}']"));

    /// <summary>Follows the first link with a text.</summary>
    public void Follow(string link) => Click(By.XPath($"//a[normalize-space()='{link}']"));

    /// <summary>Opens the event in the first row of the list.</summary>
    public void OpenFirstEvent() => Click(By.XPath("//main//tbody/tr[1]//a"));

    /// <summary>Checks the box of a row.</summary>
    public void Select(int row) => driver.FindElements(By.XPath("//main//tbody//input[@type='checkbox']"))[row].Click();

    public void Fill(string label, string text)
    {
        var field = Field(label);
        field.Clear();
        field.SendKeys(text);
    }

    public void Choose(string label, string option) => new SelectElement(Field(label)).SelectByText(option);

    public string ValueOf(string label) => Field(label).GetDomProperty("value")!; // Not null: it is a field.

    /// <summary>Waits until the page has a text.</summary>
    public void Sees(string text) => Wait(() => Text.Contains(text, StringComparison.Ordinal), text);

    /// <summary>Loads the page anew until it has a text.</summary>
    public void SeesSoon(string text) => Wait(
        () =>
        {
            if (Text.Contains(text, StringComparison.Ordinal))
            {
                return true;
            }

            Reload();
            return false;
        },
        text);

    public IReadOnlyList<string> Events() => [.. driver.FindElements(By.XPath("//main//tbody/tr//a")).Select(static link => link.Text)];

    public void Wait(Func<bool> condition, string what)
    {
        var wait = new WebDriverWait(driver, TimeSpan.FromSeconds(20)) { Message = $"'{what}' is not to be seen at {driver.Url}." };

        // A live part may be replaced between a look and a click.
        wait.IgnoreExceptionTypes(typeof(StaleElementReferenceException), typeof(NoSuchElementException), typeof(ElementClickInterceptedException));
        wait.Until(_ => condition());
    }

    private IWebElement Field(string label)
    {
        var id = driver.FindElement(By.XPath($"//label[normalize-space()='{label}']")).GetDomAttribute("for");
        return driver.FindElement(By.Id(id!)); // Not null: every label names its field.
    }

    private void Click(By by) => Wait(
        () =>
        {
            driver.FindElement(by).Click();
            return true;
        },
        by.ToString()!);
}
