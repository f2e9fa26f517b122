using Djrill.Net.Testing;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace Djrill.Net.Tests.Browser;

/// <summary>Everything is reached with the Tab key, and every stop is visible.</summary>
internal sealed class KeyboardTests() : BrowserFixture(new())
{
    private const int MaxStops = 150;

    private const string Stop = """
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const label = element.labels && element.labels.length ? element.labels[0].innerText : element.innerText;
        const isVisible = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
        const box = element.getBoundingClientRect();
        return [element === document.body ? '' : label.trim(), isVisible && box.width > 0 && box.bottom > 0 && box.top < innerHeight];
        """;

    [Test]
    public async Task FailedEvent_IsFoundAndReplayed_WithoutAMouse()
    {
        App.Ledger.IsBroken = true;
        await App.PostAsync(MandrillSamples.Click(options => options.Recipient = "ann@example.com"), MandrillSamples.Open());
        await App.WaitForAsync(MandrillInboxState.Dead, 2);

        Visitor.Open("");
        TabTo("Events");
        Type(Keys.Enter);
        Visitor.Wait(() => Visitor.Url.EndsWith("/events", StringComparison.Ordinal), "the list");
        TabTo("Id, key, message id or address");
        Type("ann@example.com");
        TabTo("Find");
        Type(Keys.Space);
        Visitor.Wait(() => Visitor.Events().Count == 1, "the only event");
        TabTo(Visitor.Events()[0]);
        Type(Keys.Enter);
        Visitor.Sees("The ledger is closed.");
        App.Ledger.IsBroken = false;
        TabTo("Replay the handlers that failed");
        Type(Keys.Space);
        Visitor.Sees("Events that are replayed: 1.");
        Visitor.SeesSoon("Handled");
    }

    [Test]
    public void SkipLink_IsTheFirstStop_AndLeadsToTheContent()
    {
        Visitor.Open("events");
        Type(Keys.Tab);
        var first = Where();
        Type(Keys.Enter);
        Type(Keys.Tab);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(("Skip to content", true)));
            Assert.That(Browser.Driver.ExecuteScript("return document.activeElement.closest('main') !== null"), Is.True);
        }
    }

    private void TabTo(string label)
    {
        for (var stop = 0; stop < MaxStops; stop++)
        {
            Type(Keys.Tab);
            var (text, isVisible) = Where();
            Assert.That(isVisible || text.Length == 0, Is.True, $"The focus on '{text}' cannot be seen.");
            if (text == label)
            {
                return;
            }
        }

        Assert.Fail($"The Tab key does not reach '{label}'.");
    }

    private (string Text, bool IsVisible) Where()
    {
        var stop = (IReadOnlyList<object>)Browser.Driver.ExecuteScript(Stop)!; // Not null: the script gives a list.
        return ((string)stop[0], (bool)stop[1]);
    }

    private void Type(string keys) => new Actions(Browser.Driver).SendKeys(keys).Perform();
}
