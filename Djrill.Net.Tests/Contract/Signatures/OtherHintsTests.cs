namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>Signatures of other webhooks, and headers that reveal nothing.</summary>
internal sealed class OtherHintsTests : HintsFixture
{
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
            Assert.That(ofKey, Is.EqualTo("with 'WebhookUrl' and 'WebhookSignatureKey' of the webhook 'billing', which are of different pairs. "
                + "Look up at Mandrill which key belongs to which URL."));
            Assert.That(ofBoth, Is.EqualTo("with 'WebhookUrl' of the webhook 'billing', so the request was meant for that webhook. "
                + "Leave the settings. Correct the URL at Mandrill, or the proxy that sends the request to this webhook."));
            Assert.That(ofTwoWebhooks, Is.Null, "Two ingredients are wrong.");
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
}
