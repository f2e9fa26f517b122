using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>What a request reveals about the URL that Mandrill used, behind proxies and middlewares.</summary>
internal sealed class HintsTests
{
    private const string Events = """[{"event":"send"}]""";

    private const string NullLine = "X-Null-Line";

    private readonly FakeTimeProvider _time = new();
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_time).AddControllers().AddDjrill(static options =>
            {
                TestApp.Signed(options);
                options.WebhookUrl = "https://configured.example.test" + TestApp.Path;
            });
            builder.Services.AddMandrillWebhook("billing", static options =>
            {
                options.WebhookSecret = "another-secret-of-32-characters-x";
                options.WebhookUrl = "https://billing.example.test/billing/webhook/?secret=another-secret-of-32-characters-x";
                options.WebhookSignatureKey = "the-key-of-billing";
                options.RoutePrefix = "billing";
            });
            builder.Services.AddMandrillWebhook("news", static options =>
            {
                options.WebhookSecret = "a-third-secret-of-32-characters-xx";
                options.WebhookUrl = "https://news.example.test/news/webhook/?secret=a-third-secret-of-32-characters-xx";
                options.WebhookSignatureKey = "the-key-of-news";
                options.RoutePrefix = "news";
            });
        },
        static app =>
        {
            // As behind a proxy that is trusted with the host: the middleware keeps the old host in another header.
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedHost });
            app.Use(static (context, next) =>
            {
                if (context.Request.Headers.ContainsKey(NullLine))
                {
                    context.Request.Headers["X-Forwarded-Host"] = new StringValues([null, "true.example.test"]);
                }

                return next(context);
            });
            app.MapControllers();
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase("https://true.example.test", "with the host of the request in place of that of 'WebhookUrl'", "Host", "true.example.test")]
    [TestCase("https://true.example.test:8443", "with the host and port of the request in place of that of 'WebhookUrl'", "Host", "true.example.test:8443")]
    [TestCase("https://true.example.test", "with the host of the request in place of that of 'WebhookUrl'", "X-Forwarded-Host", "true.example.test")]
    [TestCase("https://true.example.test", "with the host of the header 'X-Forwarded-Host' in place of that of 'WebhookUrl'", "X-Forwarded-Host", "true.example.test, proxy.example.test")]
    [TestCase("https://true.example.test", "with the host of the header 'Forwarded' in place of that of 'WebhookUrl'", "Forwarded", "for=192.0.2.1;proto=https;Host=\"true.example.test\", for=192.0.2.2")]
    [TestCase("https://configured.example.test:8443", "with the port of the header 'X-Forwarded-Port' added to 'WebhookUrl'", "X-Forwarded-Port", "8443")]
    [TestCase("https://true.example.test", "with the host of the header 'X-Forwarded-Host' in place of that of 'WebhookUrl'", "X-Forwarded-Host", "true.example.test,b,c,d,e,f,g,h")]
    public async Task HeaderOfAProxy_IsAHint(string origin, string text, string header, string value)
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: origin + TestApp.Path), request => request.Headers.TryAddWithoutValidation(header, value));

        Assert.That(message, Is.EqualTo(text + ". Correct the setting."));
    }

    [Test]
    public async Task OldHostOfTheMiddleware_IsAHint()
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: "https://true.example.test" + TestApp.Path), static request =>
        {
            request.Headers.Host = "true.example.test";
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "internal.example.test");
        });

        Assert.That(message, Is.EqualTo("with the host of the header 'X-Original-Host' in place of that of 'WebhookUrl'. Correct the setting."));
    }

    [Test]
    public async Task HeaderWithoutAValue_IsSkipped()
    {
        var message = await ExplainAsync(
            MandrillPost.Of(Events, url: "https://true.example.test" + TestApp.Path), static request => request.Headers.Add(NullLine, "1"));

        Assert.That(message, Is.EqualTo("with the host of the header 'X-Forwarded-Host' in place of that of 'WebhookUrl'. Correct the setting."));
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

        Assert.That(message, Is.EqualTo("with the user info of the header 'Authorization' added to 'WebhookUrl'. Correct the setting."));
    }

    [Test]
    public async Task KeyOrPairOfAnotherWebhook_IsNamed()
    {
        var ofKey = await ExplainAsync(MandrillPost.Of(Events, key: "the-key-of-billing", url: "https://configured.example.test" + TestApp.Path));
        var ofBoth = await ExplainAsync(MandrillPost.Of(
            Events, key: "the-key-of-billing", url: "https://billing.example.test/billing/webhook/?secret=another-secret-of-32-characters-x"));
        var ofTwoWebhooks = await ExplainAsync(MandrillPost.Of(
            Events, key: "the-key-of-news", url: "https://billing.example.test/billing/webhook/?secret=another-secret-of-32-characters-x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofKey, Is.EqualTo("with 'WebhookUrl' and 'WebhookSignatureKey' of the webhook 'billing' together. "
                + "Correct the URL or the key: they must be those of one webhook or route at Mandrill."));
            Assert.That(ofBoth, Is.EqualTo("with 'WebhookUrl' of the webhook 'billing', so the request was meant for that webhook. "
                + "The settings are right: correct the URL at Mandrill, or the proxy that sends the request to this webhook."));
            Assert.That(ofTwoWebhooks, Is.Null, "Two ingredients are wrong.");
        }
    }

    [TestCase("https://true.example.test:8443", TestApp.Path, "with the host and port of the header 'X-Forwarded-Host' in place of that of 'WebhookUrl'", "true.example.test", "8443", "")]
    [TestCase("https://configured.example.test", "/in" + TestApp.Path, "with the path of the header 'X-Forwarded-Prefix' in place of that of 'WebhookUrl'", "", "", "in")]
    [TestCase("https://configured.example.test", "/in" + TestApp.Path, "with the path of the header 'X-Forwarded-Prefix' in place of that of 'WebhookUrl'", "", "", "/in/")]
    public async Task HeadersOfAProxyTogether_AreAHint(string origin, string path, string text, string host, string port, string prefix)
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: origin + path), request =>
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", host.Length > 0 ? host + ", proxy" : "");
            request.Headers.TryAddWithoutValidation("X-Forwarded-Port", port);
            request.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", prefix);
        });

        Assert.That(message, Is.EqualTo(text + ". Correct the setting."));
    }

    [TestCase("X-Original-URL")]
    [TestCase("X-Original-URI")]
    [TestCase("X-Forwarded-Uri")]
    public async Task TargetBeforeAProxy_IsAHint(string header)
    {
        var message = await ExplainAsync(
            MandrillPost.Of(Events, url: "https://configured.example.test/in" + TestApp.Path), request => request.Headers.TryAddWithoutValidation(header, "/in" + TestApp.Path));

        Assert.That(message, Is.EqualTo($"with the path of the header '{header}' in place of that of 'WebhookUrl'. Correct the setting."));
    }

    [TestCase("X-Forwarded-Host", ",,  ,:,@,[,]:, ")]
    [TestCase("X-Forwarded-Port", "x")]
    [TestCase("Forwarded", "host=;host=\";host")]
    [TestCase("Authorization", "Basic ")]
    [TestCase("Authorization", "Basic ####")]
    [TestCase("Authorization", "Bearer x")]
    [TestCase("X-Forwarded-Prefix", "///")]
    public async Task OddHeader_ExplainsNothing(string header, string value) => Assert.That(
        await ExplainAsync(MandrillPost.Of(Events, key: "another"), request => request.Headers.TryAddWithoutValidation(header, value)), Is.Null);

    [Test]
    public async Task HeaderOfGreatLength_ExplainsNothing() => Assert.That(
        await ExplainAsync(MandrillPost.Of(Events, key: "another"), static request => request.Headers.TryAddWithoutValidation(
            "Authorization", "Basic " + new string('A', 8000))), Is.Null);

    /// <summary>Posts, and returns the mistakes of message 36, or null where message 37 was logged.</summary>
    private async Task<string?> ExplainAsync(HttpRequestMessage request, Action<HttpRequestMessage>? change = null)
    {
        const string Start = "The signature that was refused fits ";
        _app.Logs.Clear();
        _time.Advance(TimeSpan.FromSeconds(10));
        change?.Invoke(request);
        using var response = await _app.Client.SendAsync(request);
        var entry = _app.Logs.Own.Single(static entry => entry.Id is 36 or 37);
        return entry.Id == 37 ? null : entry.Message[Start.Length..];
    }
}
