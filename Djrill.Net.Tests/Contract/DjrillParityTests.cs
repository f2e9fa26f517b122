using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract;

/// <summary>Every case of the webhook tests of Djrill 2, over a socket.</summary>
internal sealed class DjrillParityTests
{
    private const string Sent = """[{"event":"send","msg":{}}]""";

    [Test]
    public void SecretMissing_DoesNotStart() => Assert.That(
        static async () => await TestApp.StartAsync(AppKind.AddDjrill, static _ => { }),
        Throws.TypeOf<OptionsValidationException>().With.Message.Contains("'WebhookSecret' is missing."));

    [Test]
    public async Task SecretIncorrect_Is403() => Assert.That(
        await SendAsync(TestApp.Unsigned, new(HttpMethod.Head, "/djrill/webhook/?secret=wrong")), Is.EqualTo(HttpStatusCode.Forbidden));

    [Test]
    public async Task SecretUnderDefaultName_Is200() => Assert.That(
        await SendAsync(TestApp.Unsigned, new(HttpMethod.Head, TestApp.Path)), Is.EqualTo(HttpStatusCode.OK));

    [TestCase("verysecret", HttpStatusCode.OK)]
    [TestCase("secret", HttpStatusCode.Forbidden)]
    public async Task SecretUnderCustomName_IsTheOnlyOneTaken(string name, HttpStatusCode status) => Assert.That(
        await SendAsync(CustomName, new(HttpMethod.Head, $"/djrill/webhook/?{name}={TestApp.Secret}")), Is.EqualTo(status));

    [Test]
    public void SignatureSettingsIncomplete_DoesNotStart() => Assert.That(
        static async () => await TestApp.StartAsync(AppKind.AddDjrill, static options =>
        {
            options.WebhookSecret = TestApp.Secret;
            options.WebhookSignatureKey = TestApp.Key;
        }),
        Throws.TypeOf<OptionsValidationException>().With.Message.Contains("'WebhookSignatureKey' is set but 'WebhookUrl' is missing."));

    [Test]
    public async Task SignatureUnauthorized_Is403() => Assert.That(
        await SendAsync(TestApp.Signed, MandrillPost.Of(Sent, key: "another-key")), Is.EqualTo(HttpStatusCode.Forbidden));

    // URL="https://hooks.example.test/djrill/webhook/?secret=a-random-secret-of-32-characters"
    // printf %s "$URL"'mandrill_events[{"event":"send","msg":{}}]' | openssl dgst -sha1 -hmac q1W2e3R4t5Y6u7I8o9P0aA -binary | base64
    [Test]
    [Subscribed]
    public async Task Signed_Is200() => Assert.That(
        await SendAsync(TestApp.Signed, MandrillPost.Signed(Encoding.ASCII.GetBytes("mandrill_events=" + Uri.EscapeDataString(Sent)), "BDalt+692siQe2cgEP/Su8l7Ueo=")),
        Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task HeadRequest_Is200() => Assert.That(
        await SendAsync(TestApp.Signed, new(HttpMethod.Head, TestApp.Path)), Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task EventsMissing_Is400() => Assert.That(
        await SendAsync(TestApp.Unsigned, MandrillPost.Signed([], null)), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    [Subscribed]
    public async Task EventsValid_Is200() => Assert.That(
        await SendAsync(TestApp.Unsigned, MandrillPost.Unsigned(Sent)), Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task Signal_IsSentOncePerEvent()
    {
        using var recording = Subscription.Record(out var events);

        await SendAsync(TestApp.Unsigned, MandrillPost.Unsigned("""[{"event":"send","n":1},{"event":"open","n":2}]"""));

        Assert.That(events.Select(static e => (e.EventType, (int)e.Data["n"]!)), Is.EqualTo(new[] { ("send", 1), ("open", 2) }));
    }

    [TestCase("""{"type":"whitelist","action":"add","entry":{}}""", "whitelist_add")]
    [TestCase("""{"type":"blacklist","action":"change","reject":{}}""", "blacklist_change")]
    [TestCase("""{"event":"inbound","type":"whitelist","action":"add"}""", "inbound")]
    [TestCase("""{"event":null,"type":"whitelist","action":"remove"}""", "whitelist_remove")]
    [TestCase("""{"event":"","type":"whitelist","action":"remove"}""", "whitelist_remove")]
    [TestCase("""{"event":[],"type":"blacklist","action":"add"}""", "blacklist_add")]
    [TestCase("""{"event":7,"type":8,"action":true}""", null)]
    [TestCase("""{"event":{"event":"send"},"msg":{"event":"open"}}""", null)]
    [TestCase("""{"type":"whitelist"}""", null)]
    [TestCase("""{"action":"add","type":""}""", null)]
    [TestCase("{}", null)]
    [TestCase("""{"event":"send","event":"open"}""", "open")]
    [TestCase("""{"event":"send","event":null}""", null)]
    [TestCase("""{"\u0065vent":"op\u0065n"}""", "open")]
    [TestCase("""{"Event":"send"}""", null)]
    [TestCase("""{"\ud800":1,"event":"send"}""", "send")]
    [TestCase("""{"ev\udc00t":1}""", null)]
    [TestCase("""{"event":"a\/b \u00e9\n"}""", "a/b \u00e9\n")]
    public async Task Type_IsTakenOrSynthesized(string json, string? expected)
    {
        using var recording = Subscription.Record(out var events);

        await SendAsync(TestApp.Unsigned, MandrillPost.Unsigned($"[{json}]"));

        Assert.That(events.Select(static e => e.EventType), Is.EqualTo(new[] { expected }));
    }

    private static void CustomName(DjrillOptions options)
    {
        TestApp.Unsigned(options);
        options.WebhookSecretName = "verysecret";
    }

    private static async Task<HttpStatusCode> SendAsync(Action<DjrillOptions> configure, HttpRequestMessage request)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, configure);
        using var response = await app.Client.SendAsync(request);
        return response.StatusCode;
    }
}
