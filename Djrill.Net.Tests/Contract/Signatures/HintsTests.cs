using System.Net.Http.Headers;
using System.Text;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>What a request reveals about the URL that Mandrill used, behind proxies and middlewares.</summary>
internal sealed class HintsTests : HintsFixture
{
    [TestCase("https://true.example.test", "with the host of the request in place of the host of 'WebhookUrl'", "Host", "true.example.test")]
    [TestCase("https://true.example.test:8443", "with the host and port of the request in place of the host and port of 'WebhookUrl'", "Host", "true.example.test:8443")]
    [TestCase("https://true.example.test", "with the host of the request in place of the host of 'WebhookUrl'", "X-Forwarded-Host", "true.example.test")]
    [TestCase("https://true.example.test", "with the host of the header 'X-Forwarded-Host' in place of the host of 'WebhookUrl'", "X-Forwarded-Host", "true.example.test, proxy.example.test")]
    [TestCase("https://true.example.test", "with the host of the header 'Forwarded' in place of the host of 'WebhookUrl'", "Forwarded", "for=192.0.2.1;proto=https;Host=\"true.example.test\", for=192.0.2.2")]
    [TestCase("https://configured.example.test:8443", "with the port of the header 'X-Forwarded-Port' added to 'WebhookUrl'", "X-Forwarded-Port", "8443")]
    [TestCase("https://true.example.test", "with the host of the header 'X-Forwarded-Host' in place of the host of 'WebhookUrl'", "X-Forwarded-Host", "true.example.test,b,c,d,e,f,g,h")]
    public async Task HeaderOfAProxy_IsAHint(string origin, string text, string header, string value)
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: origin + TestApp.Path), request => request.Headers.TryAddWithoutValidation(header, value));

        Assert.That(message, Is.EqualTo(text + ". Change this setting only; the URL at Mandrill is right."));
    }

    [Test]
    public async Task OldHostOfTheMiddleware_IsAHint()
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: "https://true.example.test" + TestApp.Path), static request =>
        {
            request.Headers.Host = "true.example.test";
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "internal.example.test");
        });

        Assert.That(message, Is.EqualTo("with the host of the header 'X-Original-Host' in place of the host of 'WebhookUrl'. Change this setting only; the URL at Mandrill is right."));
    }

    [Test]
    public async Task HeaderWithoutAValue_IsSkipped()
    {
        var message = await ExplainAsync(
            MandrillPost.Of(Events, url: "https://true.example.test" + TestApp.Path), static request => request.Headers.Add(NullLine, "1"));

        Assert.That(message, Is.EqualTo("with the host of the header 'X-Forwarded-Host' in place of the host of 'WebhookUrl'. Change this setting only; the URL at Mandrill is right."));
    }

    [TestCase("jane:p@ss/", "jane:p@ss/")]
    [TestCase("jane:p%40ss%2F", "jane:p@ss/")]
    [TestCase("jane:p%40ss%2f", "jane:p@ss/")]
    [TestCase("jane", "jane:")]
    [TestCase("jane:", "jane:")]
    public async Task UserInfo_IsFoundAsItIsAndEncoded(string userInfo, string credentials)
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: $"https://{userInfo}@configured.example.test{TestApp.Path}"), request =>
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))));

        Assert.That(message, Is.EqualTo("with the user info of the header 'Authorization' added to 'WebhookUrl'. Change this setting only; the URL at Mandrill is right."));
    }

    [TestCase("https://true.example.test:8443", TestApp.Path, "with the host and port of the header 'X-Forwarded-Host' in place of the host and port of 'WebhookUrl'", "true.example.test", "8443", "")]
    [TestCase("https://configured.example.test", "/in" + TestApp.Path, "with the path of the header 'X-Forwarded-Prefix' in place of the path of 'WebhookUrl'", "", "", "in")]
    [TestCase("https://configured.example.test", "/in" + TestApp.Path, "with the path of the header 'X-Forwarded-Prefix' in place of the path of 'WebhookUrl'", "", "", "/in/")]
    public async Task HeadersOfAProxyTogether_AreAHint(string origin, string path, string text, string host, string port, string prefix)
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: origin + path), request =>
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", host.Length > 0 ? host + ", proxy" : "");
            request.Headers.TryAddWithoutValidation("X-Forwarded-Port", port);
            request.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", prefix);
        });

        Assert.That(message, Is.EqualTo(text + ". Change this setting only; the URL at Mandrill is right."));
    }

    [TestCase("X-Original-URL")]
    [TestCase("X-Original-URI")]
    [TestCase("X-Forwarded-Uri")]
    public async Task TargetBeforeAProxy_IsAHint(string header)
    {
        var message = await ExplainAsync(
            MandrillPost.Of(Events, url: "https://configured.example.test/in" + TestApp.Path), request => request.Headers.TryAddWithoutValidation(header, "/in" + TestApp.Path));

        Assert.That(message, Is.EqualTo($"with the path of the header '{header}' in place of the path of 'WebhookUrl'. Change this setting only; the URL at Mandrill is right."));
    }
}
