using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol.Diagnosis;

/// <summary>The cost of a diagnosis is bounded, and a diagnosis that ended early says so.</summary>
internal sealed class SignatureDiagnosisTests
{
    [TestCase(0, "trailing slash")]
    [TestCase(399, null)]
    public void ManyPairs_StopAtTheLimitOfSignatures(int index, string? word)
    {
        var pairs = Pairs(400);

        var finding = Find("[1]", pairs, pairs[index], WithSlash);

        Assert.That((finding.IsComplete, finding.Words.SingleOrDefault()), Is.EqualTo((false, word)));
    }

    [TestCase(0, "trailing slash")]
    [TestCase(1, null)]
    public void LargeBody_StopsAtTheLimitOfBytes(int index, string? word)
    {
        var pairs = Pairs(2);

        var finding = Find(new string('1', 16 * 1024 * 1024), pairs, pairs[index], WithSlash);

        Assert.That((finding.IsComplete, finding.Words.SingleOrDefault()), Is.EqualTo((false, word)), "Eight signatures of 16 MB are computed.");
    }

    [Test]
    public void LateMistake_IsFoundForAMegabyteAndTwoPairs()
    {
        var text = new string('x', 1_000_000);
        var pairs = Pairs(2);

        Assert.That(Find($"[\"{text}/\"]", pairs, pairs[1], signed: $"[\"{text}\\/\"]").Words, Is.EqualTo(["JSON format"]));
    }

    [Test]
    public void FewPairs_AreTriedCompletely()
    {
        var pairs = Pairs(2);

        Assert.That(Find("[1]", pairs, new(new("https://another.example", ""), new("another", ""))).IsComplete, Is.True);
    }

    [Test]
    public void UrlCheckWithAChangedBody_IsExplainedUnderTheTestKey()
    {
        var pairs = Pairs(1);

        var finding = Find("[]\n", pairs, pairs[0] with { Key = new("test-webhook", "") }, signed: "[]");

        Assert.That(finding.Words, Is.EqualTo(["line ends"]));
    }

    [TestCase(0, 1, "other URL", "with 'Url0' and 'Key1', which are of different pairs")]
    [TestCase(2, 0, "other URL", "with 'Url2' and 'Key0', which are of different pairs")]
    [TestCase(0, 2, "other key", "with 'Url0' and 'Key2', which are of different pairs")]
    [TestCase(2, 2, "other webhook", "with 'Url2', so the request was meant for that webhook")]
    [TestCase(2, 3, null, null)]
    public void UrlAndKeyOfDifferentPairs_AreNamed(int url, int key, string? word, string? text)
    {
        var pairs = Enumerable.Range(0, 4).Select(static i => new NamedPair(new($"https://{i}.example", $"'Url{i}'"), new($"key-{i}", $"'Key{i}'"))).ToArray();
        var form = FormFields.FromStrings([new("mandrill_events", "[1]")]);

        var mistake = SignatureDiagnosis.Find(new(MandrillSignature.Compute(pairs[key].Key.Text, pairs[url].Url.Text, "[1]"), form, pairs[..2])
        {
            OtherPairs = pairs[2..],
        }).Mistakes.SingleOrDefault();

        Assert.That((mistake?.Word, mistake?.Text), Is.EqualTo((word, text)));
    }

    [Test]
    public void UrlsKeysAndSignatures_AreNotShownByAccident()
    {
        var pair = new NamedPair(new("https://secret.example", "'WebhookUrl'"), new("secret-key", "'WebhookSignatureKey'"));

        Assert.That($"{pair} {new SignatureEvidence("secret-signature", FormFields.FromStrings([]), [pair])}", Does.Not.Contain("secret"));
    }

    private static string WithSlash(string url) => url.Replace("/hook?", "/hook/?", StringComparison.Ordinal);

    private static SignatureFinding Find(string received, NamedPair[] pairs, NamedPair right, Func<string, string>? url = null, string? signed = null) => SignatureDiagnosis.Find(
        new(
            MandrillSignature.Compute(right.Key.Text, url?.Invoke(right.Url.Text) ?? right.Url.Text, signed ?? received),
            FormFields.FromStrings([new("mandrill_events", received)]),
            pairs),
        SignatureDiagnosis.MaxSignatures,
        SignatureDiagnosis.MaxHashedBytes);

    private static NamedPair[] Pairs(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => new NamedPair(new($"https://{i}.example/hook?a=1&b=2&c=3&d=4", "'Url'"), new($"key-{i}", "'Key'")))];
}
