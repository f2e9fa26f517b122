namespace Djrill.Net.Tests.Configuration;

/// <summary>Half-configured does not start, and says why in sentences that name the setting, the finding and the cure.</summary>
internal sealed class ValidationTests
{
    private const string Url = "https://hooks.example.test/djrill/webhook/?secret=" + Settings.Secret;

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t\n")]
    public void SecretMissingOrBlank_IsRefused(string? secret) => Assert.That(
        Settings.Problems(options => options.WebhookSecret = secret),
        Is.EqualTo(["'WebhookSecret' is missing. Set 'Djrill:WebhookSecret' or the environment variable 'DJRILL_WEBHOOK_SECRET' to a random string that is used for nothing else, such as 'openssl rand -hex 16' prints."]));

    [TestCase("fifteen-letters", 15)]
    [TestCase("x", 1)]
    public void SecretTooShort_IsRefused(string secret, int length)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Settings.Problems(options => options.WebhookSecret = secret), Is.EqualTo(
                [$"'WebhookSecret' is {length} characters long. Use a random string of at least 16."]));
            Assert.That(Settings.Problems(options => options.AdditionalSecrets.Add(secret)), Is.EqualTo(
                [$"'AdditionalSecrets[0]' is {length} characters long. Use a random string of at least 16."]));
        }
    }

    [Test]
    public void SecretOfSixteenCharacters_IsTaken() =>
        Assert.That(Settings.Problems(static options => options.WebhookSecret = "sixteen-letters!"), Is.Empty);

    [Test]
    public void AdditionalSecretThatIsBlank_IsIgnored() =>
        Assert.That(Settings.Problems(static options => options.AdditionalSecrets.Add(" ")), Is.Empty);

    [Test]
    public void KeyWithoutUrl_IsRefused() => Assert.That(
        Settings.Problems(static options => options.WebhookSignatureKey = "key"),
        Is.EqualTo(["'WebhookSignatureKey' is set but 'WebhookUrl' is missing. Set 'Djrill:WebhookUrl' to the URL exactly as entered at Mandrill: the signature covers the URL."]));

    [Test]
    public void UrlWithoutKey_IsRefused([Values(null, "", " \n")] string? key) => Assert.That(
        Settings.Problems(options => (options.WebhookUrl, options.WebhookSignatureKey) = (Url, key)),
        Is.EqualTo(["'WebhookUrl' is set but 'WebhookSignatureKey' is missing or blank. Set 'Djrill:WebhookSignatureKey' to the key that Mandrill shows for the webhook, or remove 'WebhookUrl' while there is no key yet."]));

    [Test]
    public void RequiredSignatureWithoutKey_IsRefused() => Assert.That(
        Settings.Problems(static options => options.RequireSignature = true),
        Is.EqualTo(["'RequireSignature' is true but no signature key is set. Set 'WebhookSignatureKey' and 'WebhookUrl'."]));

    [Test]
    public void RequiredSignatureWithAnyKey_IsTaken()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Settings.Problems(static options => (options.RequireSignature, options.WebhookSignatureKey, options.WebhookUrl) = (true, "key", Url)), Is.Empty);
            Assert.That(
                Settings.Problems(static options =>
                {
                    options.RequireSignature = true;
                    options.AdditionalSignatures.Add(new() { Url = Url, Key = "key", Name = "inbound" });
                }),
                Is.Empty);
        }
    }

    [TestCase("/djrill/webhook/")]
    [TestCase("hooks.example.test/djrill/webhook/")]
    [TestCase("ftp://hooks.example.test/")]
    [TestCase("https:/hooks.example.test")]
    [TestCase("https://")]
    [TestCase("https://?secret=x")]
    [TestCase("https:// a b/")]
    public void UrlThatIsNotAbsoluteHttp_IsRefused(string url) => Assert.That(
        Settings.Problems(options => (options.WebhookUrl, options.WebhookSignatureKey) = (url, "key")),
        Is.EqualTo(["'WebhookUrl' is not an absolute http or https URL. Enter the whole URL exactly as at Mandrill, such as 'https://example.com/djrill/webhook/?secret=...'."]));

    [TestCase(Url)]
    [TestCase("http://127.0.0.1:5000")]
    [TestCase("HTTPS://user:pass@b\u00fccher.example:8443/%41?b=1&a=2")]
    public void UrlThatIsAbsoluteHttp_IsTaken(string url) => Assert.That(
        Settings.Problems(options => (options.WebhookUrl, options.WebhookSignatureKey) = (url, "key")), Is.Empty);

    [TestCase(null, "key", "'AdditionalSignatures[0].Url' is missing. Set both 'Url' and 'Key' of each pair, or remove the pair.")]
    [TestCase(Url, " ", "'AdditionalSignatures[0].Key' is missing. Set both 'Url' and 'Key' of each pair, or remove the pair.")]
    [TestCase("nonsense", "key", "'AdditionalSignatures[0].Url' is not an absolute http or https URL. Enter the whole URL exactly as at Mandrill, such as 'https://example.com/djrill/webhook/?secret=...'.")]
    public void AdditionalPairThatIsHalf_IsRefused(string? url, string key, string problem) => Assert.That(
        Settings.Problems(options => options.AdditionalSignatures.Add(new() { Url = url, Key = key })), Is.EqualTo([problem]));

    [Test]
    public void SecretThatIsAKeyToo_IsRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Settings.Problems(static options => (options.WebhookSignatureKey, options.WebhookUrl) = (Settings.Secret, Url)),
                Is.EqualTo(["'WebhookSecret' equals a signature key. Use a different random string: the secret travels in the URL, the key never does."]));
            Assert.That(
                Settings.Problems(static options =>
                {
                    options.AdditionalSecrets.Add("another-secret-of-its-own");
                    options.AdditionalSignatures.Add(new() { Url = Url, Key = "another-secret-of-its-own" });
                }),
                Is.EqualTo(["'AdditionalSecrets[0]' equals a signature key. Use a different random string: the secret travels in the URL, the key never does."]));
        }
    }

    [Test]
    public void PublicKeyOfTheUrlCheck_IsRefused() => Assert.That(
        Settings.Problems(static options => (options.WebhookSignatureKey, options.WebhookUrl) = ("test-webhook", Url)),
        Is.EqualTo(["'WebhookSignatureKey' is the public key of Mandrill's URL check. Use the key that Mandrill shows for the webhook once the URL is saved; the URL check passes without a key."]));

    [Test]
    public void TextWithWhiteSpaceAtItsEdge_IsRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Settings.Problems(static options => options.WebhookSecretName = " secret"), Is.EqualTo(
                ["'WebhookSecretName' begins or ends with white space. Remove it; a file's last line break is a common cause."]));
            Assert.That(Settings.Problems(static options => options.WebhookSecret += "\n"), Is.EqualTo(
                ["'WebhookSecret' begins or ends with white space. Remove it; a file's last line break is a common cause."]));
            Assert.That(Settings.Problems(static options => (options.WebhookSignatureKey, options.WebhookUrl) = (" key", Url)), Is.EqualTo(
                ["'WebhookSignatureKey' begins or ends with white space. Remove it; a file's last line break is a common cause."]));
            Assert.That(Settings.Problems(static options => options.AdditionalSignatures.Add(new() { Url = Url, Key = "key", Name = "inbound " })), Is.EqualTo(
                ["'AdditionalSignatures[0].Name' begins or ends with white space. Remove it; a file's last line break is a common cause."]));
        }
    }

    [Test]
    public void PairThatIsNull_IsRefused() => Assert.That(
        Settings.Problems(static options => options.AdditionalSignatures.Add(null!)), Has.Count.EqualTo(2).And.All.StartWith("'AdditionalSignatures[0]."));
}
