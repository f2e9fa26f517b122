namespace Djrill.Net.Tests.Protocol.Diagnosis;

/// <summary>What <c>Explain</c> finds. The signatures are golden: they were made outside this project.</summary>
internal sealed class ExplainTests
{
    private const string Url = SignatureVectors.AsciiUrl;
    private const string Key = SignatureVectors.AsciiKey;
    private const string Value = SignatureVectors.AsciiValue;

    private static readonly TestCaseData[] ChangedBodies =
    [
        Row(Value.Replace(@"\/", "/", StringComparison.Ordinal), "JSON format", @"with the JSON as Mandrill wrote it: '\/' for '/'"),
        Row(Value.Replace(",", ", ", StringComparison.Ordinal).Replace(@"\/", "/", StringComparison.Ordinal), "JSON format", @"with the JSON as Mandrill wrote it: '\/' for '/' and no spaces between values"),
        Row(Value + "\r\n", "line ends", "with the line ends of the body removed or exchanged"),
        Row(Uri.EscapeDataString(Value), "encoded twice", "with the body percent-decoded a second time"),
    ];

    [Test]
    public void RightSignature_Fits()
    {
        var explanation = Explain();

        Assert.That((explanation.Fits, explanation.Mistakes.Count, $"{explanation}"), Is.EqualTo((true, 0, "The signature fits.")));
    }

    [TestCaseSource(nameof(ChangedBodies))]
    public void BodyChangedOnTheWay_IsNamed(string value, string word, string text) => AssertFound(Explain(value: value), word, text);

    [TestCase(" " + Key, "white space around the key", "without the white space around the key")]
    [TestCase(Key + "\r\n", "white space around the key", "without the white space around the key")]
    [TestCase("\u200b" + Key + "\ufeff", "white space around the key", "without the white space around the key")]
    [TestCase("\u201c" + Key + "\u201d", "quotation marks around the key", "without the quotation marks around the key")]
    [TestCase("\"" + Key + "\"", "quotation marks around the key", "without the quotation marks around the key")]
    public void TextAroundTheKey_IsNamed(string key, string word, string text) => AssertFound(Explain(key: key), word, text);

    [Test]
    public void OtherUrlAsAWhole_IsNamed() => AssertFound(
        Explain(url: "http://other.example/hook", others: [Url]), "other URL", "with 'otherUrls[0]' in place of the URL");

    [Test]
    public void TestKeyWithEvents_IsNamed() => AssertFound(
        Explain(signature: "nG7KlbtnXWn1Ty73lGhoCYNqu9k=", key: "a-key", url: "https://hooks.example.test/mandrill", value: """[{"event":"send"}]"""),
        "test-webhook", "with 'test-webhook', the key of Mandrill's URL check, in place of the key");

    [Test]
    public void UrlCheckForAnotherUrl_IsExplainedByTheUrl() => AssertFound(
        Explain(signature: "Jp1iAKBCch636vY/U95S7nNOVbw=", key: "a-key", url: "https://hooks.example.test/mandrill/", value: "[]"),
        "trailing slash", "with the trailing slash removed from the path of the URL");

    [Test]
    public void TwoMistakesThatFitEqually_AreBothNamed()
    {
        var explanation = Explain(url: "http" + Url["https".Length..], others: [Url]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(explanation.Mistakes, Is.EqualTo(["scheme", "other URL"]));
            Assert.That($"{explanation}", Is.EqualTo("The signature fits with 'https' in place of 'http' in the URL, or with 'otherUrls[0]' in place of the URL."));
        }
    }

    [TestCase("http://hooks.example.test/mandrill/?tenant=7", Key, Value)]
    [TestCase("http://hooks.example.test/mandrill?tenant=7", " " + Key, Value)]
    [TestCase("https://hooks.example.test/mandrill/?tenant=7", Key, Value + "\n")]
    [TestCase(Url, "another-key", Value)]
    [TestCase("", "", "")]
    [TestCase("no URL", Key, Value)]
    [TestCase("https://", Key, "[[[")]
    [TestCase("https://@:?#", Key, "\"\\")]
    [TestCase("https://h/?&&=%&%2&+", Key, "\"\\u\"")]
    public void TwoMistakesOrNoneThatIsKnown_AreNotExplained(string url, string key, string value)
    {
        var explanation = Explain(key: key, url: url, value: value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((explanation.Fits, explanation.Mistakes.Count), Is.EqualTo((false, 0)));
            Assert.That($"{explanation}", Is.EqualTo("The signature fits with none of the known mistakes alone."));
        }
    }

    [Test]
    public void SpellingOfPlusSigns_IsRestoredInAddressesAndBase64Alone()
    {
        // python3: base64.b64encode(hmac.new(b"k", b"u" + b"mandrill_events" + value, "sha1").digest())
        const string Signature = "xIBBQ4VogUi8fdCqTUqlTOo5Ffg=";
        const string Received = """[{"msg":{"email":"jane news@example.test","subject":"one two","content":"TG9yZW0gaXBzdW0g+G9sb3Igc2l0IGFtZXQ="}}]""";

        AssertFound(MandrillSignature.Explain(Signature, "k", "u", Received.Replace('+', ' ')), "plus signs", "with plus signs and spaces of the body exchanged");
    }

    [Test]
    public void ArgumentMissing_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => MandrillSignature.Explain(null!, "k", "u", "[]"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("signature"));
            Assert.That(static () => MandrillSignature.Explain("s", null!, "u", "[]"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("key"));
            Assert.That(static () => MandrillSignature.Explain("s", "k", null!, "[]"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("url"));
            Assert.That(static () => MandrillSignature.Explain("s", "k", "u", null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("mandrillEvents"));
            Assert.That(static () => MandrillSignature.Explain("s", "k", "u", "[]", [null!]), Throws.ArgumentException.With.Message.Contain("'otherUrls'"));
            Assert.That(
                static () => MandrillSignature.Explain(SignatureVectors.AsciiSignature, Key, Url, Value, [null!]), Throws.ArgumentException,
                "Also where the signature fits.");
        }
    }

    private static MandrillSignatureExplanation Explain(
        string signature = SignatureVectors.AsciiSignature, string key = Key, string url = Url, string value = Value, string[]? others = null) =>
        MandrillSignature.Explain(signature, key, url, value, others);

    private static void AssertFound(MandrillSignatureExplanation explanation, string word, string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(explanation.Fits, Is.False);
            Assert.That(explanation.Mistakes, Is.EqualTo([word]));
            Assert.That($"{explanation}", Is.EqualTo($"The signature fits {text}."));
        }
    }

    private static TestCaseData Row(string value, string word, string text) => new TestCaseData(value, word, text).SetArgDisplayNames(word, value);
}
