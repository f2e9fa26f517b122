using Djrill.Net.Screenshots;
using Djrill.Net.Tests.Browser.Rig;
using Djrill.Net.Tests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OpenQA.Selenium;
using OpenQA.Selenium.Support.UI;

namespace Djrill.Net.Tests.Browser;

/// <summary>The browser sees, does and writes down what the other tests rely on.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class RigTests(bool hasScripts)
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><title>Rig</title><main><h1>Rig</h1><button id="b">No</button><a href="/file" download>File</a>
        <script>document.getElementById('b').textContent = 'Yes';</script></main>
        """;

    private const string Hostile = """
        <!DOCTYPE html><html lang="en"><title>Rig</title><img src="http://evil.example.test/a.png"><img src="https://evil.example.test/b.png">
        <iframe sandbox srcdoc="<img src='http://evil.example.test/c.png'>"></iframe>
        """;

    private ForeignServer _foreign = null!; // Set before the first test.
    private TestApp _app = null!;
    private Chromium _browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _foreign = await ForeignServer.StartAsync();
        _app = await TestApp.StartAsync(static _ => { }, static app =>
        {
            app.MapGet("/", static () => Results.Content(Page, "text/html"));
            app.MapGet("/hostile", static () => Results.Content(Hostile, "text/html"));
            app.MapGet("/guarded", static context =>
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'";
                return Results.Content(Hostile + Page, "text/html").ExecuteAsync(context);
            });
            app.MapGet("/file", static () => Results.Bytes([1, 2, 3], "application/octet-stream", "file.bin"));
        });
        _browser = TestBrowser.Start(new() { HasScripts = hasScripts, ForeignPort = _foreign.Port });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _browser?.Dispose();
        await _app.DisposeAsync();
        await _foreign.DisposeAsync();
    }

    [Test]
    public void Scripts_RunOnlyWhereTheyAreSwitchedOn()
    {
        Open("/");

        Assert.That(_browser.Driver.FindElement(By.TagName("button")).Text, Is.EqualTo(hasScripts ? "Yes" : "No"));
    }

    [Test]
    public void Download_ArrivesInTheFolderOfTheBrowser()
    {
        Open("/");
        _browser.Driver.FindElement(By.LinkText("File")).Click();

        var file = Path.Combine(_browser.Downloads.FullName, "file.bin");
        new WebDriverWait(_browser.Driver, TimeSpan.FromSeconds(20)).Until(_ => File.Exists(file));
        Assert.That(File.ReadAllBytes(file), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void RequestToElsewhere_IsSeenByTheLogAndByTheServer()
    {
        _foreign.Forget();
        Open("/hostile");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_browser.Driver.TakeRequests(), Is.SupersetOf(new[]
            {
                "http://evil.example.test/a.png", "https://evil.example.test/b.png", "http://evil.example.test/c.png",
            }));
            Assert.That(_foreign.Seen, Does.Contain("evil.example.test/a.png"));
            Assert.That(_foreign.Seen, Does.Contain("a connection"));
        }
    }

    [Test]
    public void ViolationOfAPolicy_IsWrittenDown_AndNothingIsAskedOfElsewhere()
    {
        _foreign.Forget();
        Open("/guarded");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_browser.Driver.TakeConsole(), Has.Some.Contains("Content Security Policy").And.Some.Contains("a.png"));
            Assert.That(_foreign.Seen, Is.Empty);
        }
    }

    [Test]
    public void Scheme_IsTheOneThatWasSet([Values] bool isDark)
    {
        _browser.Set(new() { IsDark = isDark, Width = 400 });
        Open("/");

        Assert.That(
            _browser.Driver.ExecuteScript("return [matchMedia('(prefers-color-scheme: dark)').matches, innerWidth]"),
            Is.EqualTo(new object[] { isDark, 400L }));
    }

    private void Open(string path)
    {
        _browser.Driver.TakeConsole();
        _browser.Driver.TakeRequests();
        _browser.Driver.Url = new Uri(_app.Client.BaseAddress!, path).ToString();
    }
}
