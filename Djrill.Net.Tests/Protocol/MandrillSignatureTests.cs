using NUnit.Framework.Constraints;

namespace Djrill.Net.Tests.Protocol;

internal sealed class MandrillSignatureTests
{
    private static readonly IEnumerable<KeyValuePair<string, string>> TwoFields =
        [new("mandrill_events", "[]"), new("extra", "1")];

    [TestCaseSource(typeof(SignatureVectors), nameof(SignatureVectors.Matching))]
    public void GoldenVector_IsComputedAndVerified(string key, string url, string value, string signature)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MandrillSignature.Compute(key, url, value), Is.EqualTo(signature));
            Assert.That(MandrillSignature.Verify(signature, key, url, value), Is.True);
        }
    }

    [TestCaseSource(typeof(SignatureVectors), nameof(SignatureVectors.Mismatching))]
    public void SignatureMadeInAWrongWay_IsRefused(string key, string url, string value, string signature) =>
        Assert.That(MandrillSignature.Verify(signature, key, url, value), Is.False);

    [Test]
    public void TwoFields_AreSortedByName()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MandrillSignature.Compute(SignatureVectors.EscapesKey, SignatureVectors.Url, TwoFields), Is.EqualTo("YwIqA0cmhNcvsMuc74JqvsgkgUo="));
            Assert.That(MandrillSignature.Compute(SignatureVectors.EscapesKey, SignatureVectors.Url, TwoFields.Reverse()), Is.EqualTo("YwIqA0cmhNcvsMuc74JqvsgkgUo="));
        }
    }

    // python3: hmac.new(b"k", "uB1_2a3aX4ä5😀6".encode(), "sha1"), the names in the order of their bytes: B, _, a, aX, ä, 😀
    [Test]
    [SetCulture("sv-SE")]
    public void Names_AreSortedByTheirBytesInEveryCulture()
    {
        KeyValuePair<string, string>[] fields = [new("😀", "6"), new("ä", "5"), new("aX", "4"), new("a", "3"), new("_", "2"), new("B", "1")];

        Assert.That(MandrillSignature.Compute("k", "u", fields), Is.EqualTo("Fiop4foGNC4ZI3GoEbb+XCIElik="));
    }

    [Test]
    public void AnyCharacterChanged_IsRefused()
    {
        foreach (var i in Enumerable.Range(0, SignatureVectors.AsciiSignature.Length))
        {
            Assert.That(Verify(signature: Changed(SignatureVectors.AsciiSignature, i)), Is.False, $"signature, character {i}");
        }

        foreach (var i in Enumerable.Range(0, SignatureVectors.AsciiKey.Length))
        {
            Assert.That(Verify(key: Changed(SignatureVectors.AsciiKey, i)), Is.False, $"key, character {i}");
        }

        foreach (var i in Enumerable.Range(0, SignatureVectors.AsciiUrl.Length))
        {
            Assert.That(Verify(url: Changed(SignatureVectors.AsciiUrl, i)), Is.False, $"URL, character {i}");
        }

        foreach (var i in Enumerable.Range(0, SignatureVectors.AsciiValue.Length))
        {
            Assert.That(Verify(value: Changed(SignatureVectors.AsciiValue, i)), Is.False, $"value, character {i}");
        }
    }

    [Test]
    public void EverySpellingOfTheLastSignatureCharacter_ButTheRightOneIsRefused()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        var accepted = Alphabet.Where(static last => Verify(signature: $"{SignatureVectors.AsciiSignature[..26]}{last}="));

        Assert.That(accepted, Is.EqualTo([SignatureVectors.AsciiSignature[26]]));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" UKAxNQDxicA+HZnRzvPNUTEU6lI=")]
    [TestCase("UKAxNQDxicA+HZnRzvPNUTEU6lI=\n")]
    [TestCase("UKAxNQDxicA+HZnRzvPNUTEU6lI")]
    [TestCase("UKAxNQDxicA-HZnRzvPNUTEU6lI=")]
    [TestCase("50a0313500f189c03e1d99d1cef3cd513114ea52")]
    public void TextThatIsNotTheSignature_IsRefused(string? signature) => Assert.That(Verify(signature: signature), Is.False);

    [Test]
    public void NullArguments_AreRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => MandrillSignature.Compute(null!, "", ""), Refuses("key"));
            Assert.That(static () => MandrillSignature.Compute("", null!, ""), Refuses("url"));
            Assert.That(static () => MandrillSignature.Compute("", "", (string)null!), Refuses("mandrillEvents"));
            Assert.That(static () => MandrillSignature.Verify("", null!, "", ""), Refuses("key"));
            Assert.That(static () => MandrillSignature.Verify("", "", "", (IEnumerable<KeyValuePair<string, string>>)null!), Refuses("parameters"));
        }

        static IResolveConstraint Refuses(string parameter) =>
            Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo(parameter);
    }

    private static bool Verify(
        string? signature = SignatureVectors.AsciiSignature,
        string key = SignatureVectors.AsciiKey,
        string url = SignatureVectors.AsciiUrl,
        string value = SignatureVectors.AsciiValue) => MandrillSignature.Verify(signature, key, url, value);

    private static string Changed(string text, int index) => $"{text[..index]}{(text[index] == 'A' ? 'B' : 'A')}{text[(index + 1)..]}";
}
