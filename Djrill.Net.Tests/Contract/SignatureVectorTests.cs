using System.Net;
using System.Text;
using Djrill.Net.Tests.Protocol;

namespace Djrill.Net.Tests.Contract;

/// <summary>The golden signatures over a socket, as bodies that Mandrill would send.</summary>
[Subscribed]
internal sealed class SignatureVectorTests
{
    [TestCaseSource(typeof(SignatureVectors), nameof(SignatureVectors.Matching))]
    public async Task GoldenVector_IsAccepted(string key, string url, string value, string signature) => Assert.That(
        await PostAsync(key == "test-webhook" ? "any-key" : key, url, MandrillPost.Body(("mandrill_events", value)), signature), Is.EqualTo(HttpStatusCode.OK));

    [TestCase(SignatureVectors.EscapesKey, SignatureVectors.Url, SignatureVectors.EscapesBody, SignatureVectors.EscapesSignature)]
    [TestCase(SignatureVectors.Utf8Key, SignatureVectors.Url + "/", SignatureVectors.Utf8Body, "49ckUsVZqJDKywyBiKQweFrWVFI=")]
    public async Task GoldenBodyAsSent_IsAccepted(string key, string url, string body, string signature) =>
        Assert.That(await PostAsync(key, url, Encoding.ASCII.GetBytes(body), signature), Is.EqualTo(HttpStatusCode.OK));

    // python3: hmac.new(b"vector-key-C3", b'https://hooks.example.test/mandrillmandrill_events[{"event":"\xc3("}]', "sha1")
    [Test]
    public async Task BytesThatAreNoUtf8_VerifyAsSent() => Assert.That(
        await PostAsync(SignatureVectors.EscapesKey, SignatureVectors.Url, "mandrill_events=[{\"event\":\"%C3%28\"}]"u8.ToArray(), "hYCsR0Owm7p8xh89w3OLcWaiylE="),
        Is.EqualTo(HttpStatusCode.OK));

    [TestCaseSource(typeof(SignatureVectors), nameof(SignatureVectors.Mismatching))]
    public async Task SignatureMadeInAWrongWay_IsForbidden(string key, string url, string value, string signature) => Assert.That(
        await PostAsync(key, url, MandrillPost.Body(("mandrill_events", value)), signature), Is.EqualTo(HttpStatusCode.Forbidden));

    [Test]
    public async Task TwoFields_AreSigned() => Assert.That(
        await PostAsync(SignatureVectors.EscapesKey, SignatureVectors.Url, "mandrill_events=[]&extra=1"u8.ToArray(), "YwIqA0cmhNcvsMuc74JqvsgkgUo="),
        Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task VerificationPost_IsAcceptedForEveryConfiguredUrl()
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, static options =>
        {
            options.WebhookSecret = TestApp.Secret;
            options.WebhookUrl = SignatureVectors.Url;
            options.WebhookSignatureKey = "its-own-key";
            options.AdditionalSignatures.Add(new() { Url = "https://other.example.test/", Key = "k" });
        });

        using var response = await app.Client.SendAsync(MandrillPost.Signed("mandrill_events=%5B%5D"u8.ToArray(), "Jp1iAKBCch636vY/U95S7nNOVbw="));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("https://hooks.example.test/a", "first-key")]
    [TestCase("https://hooks.example.test/a", "old-key")]
    [TestCase("https://hooks.example.test/inbound", "inbound-key")]
    public async Task EveryConfiguredPair_IsAccepted(string url, string key)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, SeveralPairs);

        using var response = await app.Client.SendAsync(MandrillPost.Of("""[{"event":"send"}]""", url: url, key: key));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task KeyOfAnotherPairsUrl_IsForbidden()
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, SeveralPairs);

        using var response = await app.Client.SendAsync(
            MandrillPost.Of("""[{"event":"send"}]""", url: "https://hooks.example.test/inbound", key: "first-key"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static void SeveralPairs(DjrillOptions options)
    {
        options.WebhookSecret = TestApp.Secret;
        options.WebhookUrl = "https://hooks.example.test/a";
        options.WebhookSignatureKey = "first-key";
        options.AdditionalSignatures.Add(new() { Url = "https://hooks.example.test/a", Key = "old-key" });
        options.AdditionalSignatures.Add(new() { Url = "https://hooks.example.test/inbound", Key = "inbound-key" });
    }

    private static async Task<HttpStatusCode> PostAsync(string key, string url, byte[] body, string signature)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, options =>
        {
            options.WebhookSecret = TestApp.Secret;
            options.WebhookSignatureKey = key;
            options.WebhookUrl = url;
        });

        using var response = await app.Client.SendAsync(MandrillPost.Signed(body, signature));
        return response.StatusCode;
    }
}
