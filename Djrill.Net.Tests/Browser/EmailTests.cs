using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using OpenQA.Selenium;

namespace Djrill.Net.Tests.Browser;

/// <summary>An email is read, and its files arrive as they were sent, with JavaScript and without.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class EmailTests(bool hasScripts) : BrowserFixture(new() { HasScripts = hasScripts })
{
    private static readonly byte[] Attached = [.. Enumerable.Range(0, 256).Select(static i => (byte)i)];

    [Test]
    public async Task InboundEmail_IsRead_AndItsFilesAreEqual()
    {
        var email = MandrillSamples.Inbound(static email =>
        {
            (email.Subject, email.Text, email.Html) = ("An order", "Two chairs, please.", "<p>Two <b>chairs</b>, in the frame.</p>");
            email.Headers["X-Shop"] = "north";
            email.Attach("order ü.bin", "application/octet-stream", Attached);
        });
        await App.PostAsync(email);
        await App.WaitForAsync(MandrillInboxState.Handled, 1);

        Visitor.Open("events");
        Visitor.OpenFirstEvent();
        Visitor.Sees("An order");
        Visitor.Sees("Two chairs, please.");
        var inFrame = ReadFrame();
        Browser.Driver.FindElement(By.XPath("//summary[starts-with(normalize-space(), 'Headers')]")).Click();
        Visitor.Sees("X-Shop");
        Visitor.Sees("north");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(inFrame, Is.EqualTo("Two chairs, in the frame."));
            Assert.That(Download("order ü.bin", "order ü.bin"), Is.EqualTo(Attached));
            Assert.That(Encoding.Latin1.GetString(Download("Download .eml", $"mandrill-event-{Id}.eml")), Is.EqualTo(email.RawMessage));
        }
    }

    [Test]
    public async Task DownloadedJson_IsReadByParse()
    {
        var click = MandrillSamples.Click();
        await App.PostAsync(click);
        await App.WaitForAsync(MandrillInboxState.Handled, 1);

        Visitor.Open("events");
        Visitor.OpenFirstEvent();
        var json = Encoding.UTF8.GetString(Download("Download JSON", $"mandrill-event-{Id}.json"));

        Assert.That(MandrillEvent.Parse(json).ToJson(), Is.EqualTo(click.ToJson()));
    }

    private string Id => Visitor.Url.Split('/')[^1];

    private string ReadFrame()
    {
        // The frame is loaded when it comes near the window.
        var frame = Browser.Driver.FindElement(By.TagName("iframe"));
        new OpenQA.Selenium.Interactions.Actions(Browser.Driver).ScrollToElement(frame).Perform();
        Browser.Driver.SwitchTo().Frame(frame);
        var text = "";
        Visitor.Wait(() => (text = Browser.Driver.FindElement(By.TagName("body")).Text).Length > 0, "the frame");
        Browser.Driver.SwitchTo().DefaultContent();
        return text;
    }

    private byte[] Download(string link, string file)
    {
        Visitor.Follow(link);
        var path = Path.Combine(Browser.Downloads.FullName, file);
        Visitor.Wait(() => File.Exists(path), file);
        var content = File.ReadAllBytes(path);
        File.Delete(path);
        return content;
    }
}
