using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>What a request reveals about the URL that Mandrill used, behind proxies and middlewares.</summary>
internal sealed class HintsTests
{
    private const string Events = """[{"event":"send"}]""";

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
        },
        static app =>
        {
            // As behind a proxy that is trusted with the host: the middleware keeps the old host in another header.
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedHost });
            app.MapControllers();
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase("https://true.example.test", "with the host of the request in place of that of 'WebhookUrl'", "Host", "true.example.test")]
    [TestCase("https://true.example.test:8443", "with the host and port of the request in place of that of 'WebhookUrl'", "Host", "true.example.test:8443")]
    [TestCase("https://true.example.test", "with the host of the request in place of that of 'WebhookUrl'", "X-Forwarded-Host", "true.example.test")]
    [TestCase("https://true.example.test", "with the host of the header 'X-Forwarded-Host' in place of that of 'WebhookUrl'", "X-Forwarded-Host", "true.example.test, proxy.example.test")]
    [TestCase("https://true.example.test", "with the host of the header 'Forwarded' in place of that of 'WebhookUrl'", "Forwarded", "for=192.0.2.1;proto=https;Host=\"true.example.test\", for=192.0.2.2")]
    [TestCase("https://configured.example.test:8443", "with the port of the header 'X-Forwarded-Port' in place of that of 'WebhookUrl'", "X-Forwarded-Port", "8443")]
    public async Task HeaderOfAProxy_IsAHint(string origin, string text, string header, string value)
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: origin + TestApp.Path), request => request.Headers.TryAddWithoutValidation(header, value));

        Assert.That(message, Is.EqualTo(text.Replace("port of the header 'X-Forwarded-Port' in place of that of", "port of the header 'X-Forwarded-Port' added to", StringComparison.Ordinal)));
    }

    [Test]
    public async Task OldHostOfTheMiddleware_IsAHint()
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: "https://true.example.test" + TestApp.Path), static request =>
        {
            request.Headers.Host = "true.example.test";
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "internal.example.test");
        });

        Assert.That(message, Is.EqualTo("with the host of the header 'X-Original-Host' in place of that of 'WebhookUrl'"));
    }

    [TestCase("jane:p@ss")]
    [TestCase("jane:p%40ss")]
    public async Task UserInfo_IsFoundAsItIsAndEncoded(string userInfo)
    {
        var message = await ExplainAsync(MandrillPost.Of(Events, url: $"https://{userInfo}@configured.example.test{TestApp.Path}"), static request =>
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("jane:p@ss"u8)));

        Assert.That(message, Is.EqualTo("with the user info of the header 'Authorization' added to 'WebhookUrl'"));
    }

    [Test]
    public async Task KeyOrPairOfAnotherWebhook_IsNamed()
    {
        var ofKey = await ExplainAsync(MandrillPost.Of(Events, key: "the-key-of-billing", url: "https://configured.example.test" + TestApp.Path));
        var ofBoth = await ExplainAsync(MandrillPost.Of(
            Events, key: "the-key-of-billing", url: "https://billing.example.test/billing/webhook/?secret=another-secret-of-32-characters-x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofKey, Is.EqualTo("with 'WebhookUrl' and 'WebhookSignatureKey' of the webhook 'billing' as a pair"));
            Assert.That(ofBoth, Is.EqualTo("with 'WebhookUrl' of the webhook 'billing' and 'WebhookSignatureKey' of the webhook 'billing' as a pair"));
        }
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
        return entry.Id == 37 ? null : entry.Message[Start.Length..entry.Message.IndexOf(". Correct", StringComparison.Ordinal)];
    }
}
