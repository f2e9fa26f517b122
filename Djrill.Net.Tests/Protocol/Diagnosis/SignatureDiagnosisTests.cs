using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol.Diagnosis;

/// <summary>The cost of a diagnosis is bounded: what comes after the limit is not tried.</summary>
internal sealed class SignatureDiagnosisTests
{
    [TestCase(0, "trailing slash")]
    [TestCase(99, null)]
    public void ManyPairs_StopAtTheLimitOfSignatures(int index, string? word)
    {
        var pairs = Pairs(100);

        Assert.That(Find("[1]", pairs, pairs[index], static url => url.Replace("/hook?", "/hook/?", StringComparison.Ordinal)), Is.EqualTo(word));
    }

    [TestCase(0, "trailing slash")]
    [TestCase(1, null)]
    public void LargeBody_StopsAtTheLimitOfBytes(int index, string? word)
    {
        var pairs = Pairs(2);

        Assert.That(
            Find(new string('1', 16 * 1024 * 1024), pairs, pairs[index], static url => url.Replace("/hook?", "/hook/?", StringComparison.Ordinal)),
            Is.EqualTo(word), "Eight signatures of 16 MB are tried.");
    }

    [Test]
    public void LateMistake_IsFoundForAMegabyteAndTwoPairs()
    {
        var text = new string('x', 1_000_000);
        var pairs = Pairs(2);

        Assert.That(Find($"[\"{text}/\"]", pairs, pairs[1], signed: $"[\"{text}\\/\"]"), Is.EqualTo("JSON format"));
    }

    private static string? Find(string received, NamedPair[] pairs, NamedPair right, Func<string, string>? url = null, string? signed = null) => SignatureDiagnosis.Find(new(
        MandrillSignature.Compute(right.Key.Text, url?.Invoke(right.Url.Text) ?? right.Url.Text, signed ?? received),
        FormFields.FromStrings([new("mandrill_events", received)]),
        pairs)).SingleOrDefault()?.Word;

    private static NamedPair[] Pairs(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => new NamedPair(new($"https://{i}.example/hook?a=1&b=2&c=3&d=4", "'Url'"), new($"key-{i}", "'Key'")))];
}
