namespace Djrill.Net.Protocol;

/// <summary>Finds the known mistakes each of which alone explains a wrong signature. The cost is bounded.</summary>
internal static class SignatureDiagnosis
{
    /// <summary>The maximum number of hashed signatures.</summary>
    public const int MaxCandidates = 2000;

    /// <summary>The maximum number of hashed bytes, all signatures taken together.</summary>
    public const long MaxHashedBytes = 128 * 1024 * 1024;

    /// <summary>Returns the mistakes. All candidates are computed, so that the time does not reveal which one fits.</summary>
    public static IReadOnlyList<SignatureMistake> Find(SignatureEvidence evidence)
    {
        var found = new List<SignatureMistake>();
        var (count, bytes) = (0, 0L);
        foreach (var candidate in Candidates(evidence))
        {
            bytes += candidate.Form.Size;
            if (++count > MaxCandidates || bytes > MaxHashedBytes)
            {
                break;
            }

            if (candidate.Has(evidence.Signature))
            {
                found.Add(candidate.Mistake);
            }
        }

        return [.. found.Distinct()];
    }

    private static IEnumerable<SignatureCandidate> Candidates(SignatureEvidence evidence)
    {
        var (form, pairs) = (evidence.Form, Signing(evidence));
        var urls = from pair in pairs
                   from url in UrlMistakes.Correct(pair.Url, evidence.Hints)
                   select new SignatureCandidate(url.Url, pair.Key.Text, form, url.Mistake);
        var keys = from pair in evidence.Pairs
                   from key in KeyMistakes.Correct(pair.Key, form.IsHandshake)
                   select new SignatureCandidate(pair.Url.Text, key.Key, form, key.Mistake);
        var bodies = from body in BodyMistakes.Correct(form) // Before the pairs, so that each body is restored once.
                     from pair in pairs
                     select new SignatureCandidate(pair.Url.Text, pair.Key.Text, body.Form, body.Mistake);
        return urls.Concat(keys).Concat(bodies).Concat(MixedPairs.Create(evidence));
    }

    /// <summary>Lists the pairs that Mandrill may use. For an empty batch, adds each URL with the key of Mandrill's URL check.</summary>
    private static IReadOnlyList<NamedPair> Signing(SignatureEvidence evidence) => evidence.Form.IsHandshake
        ? [.. evidence.Pairs, .. evidence.Pairs.Select(static pair => pair with { Key = new(SignaturePair.HandshakeKey, "the test key") })]
        : evidence.Pairs;
}
