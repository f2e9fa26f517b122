using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class SignatureVerifierTests
{
    private const string Url = "https://a.test/";

    private static readonly SignaturePair[] Pairs = [Pair("old"), Pair("new"), SignaturePair.From("https://b.test/", "new", "elsewhere")];
    private static readonly SignaturePair[] HandshakePairs = [SignaturePair.From(Url, SignaturePair.HandshakeKey, "handshake")];

    [TestCase(Url, "old", "[1]", "old")]
    [TestCase(Url, "new", "[1]", "new")]
    [TestCase("https://b.test/", "new", "[1]", "elsewhere")]
    [TestCase(Url, "new", "[]", "new")]
    [TestCase(Url, SignaturePair.HandshakeKey, "[]", "handshake")]
    [TestCase(Url, SignaturePair.HandshakeKey, "[1]", null)]
    [TestCase(Url, SignaturePair.HandshakeKey, "[ ]", null)]
    [TestCase(Url, "another", "[]", null)]
    [TestCase("https://c.test/", "new", "[1]", null)]
    public void Pair_IsTheOneThatSigned(string url, string key, string events, string? expected)
    {
        var signature = MandrillSignature.Compute(key, url, events);

        var found = SignatureVerifier.FindPair(Pairs, HandshakePairs, signature, Form(events));

        Assert.That(found?.Name, Is.EqualTo(expected));
    }

    [Test]
    public void MissingSignature_MatchesNoPair() => Assert.That(SignatureVerifier.FindPair(Pairs, HandshakePairs, null, Form("[]")), Is.Null);

    private static SignaturePair Pair(string key) => SignaturePair.From(Url, key, key);

    private static FormFields Form(string events) => FormFields.FromStrings([new("mandrill_events", events)]);
}
