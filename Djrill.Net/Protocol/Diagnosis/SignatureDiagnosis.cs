namespace Djrill.Net.Protocol;

/// <summary>Finds the known mistakes each of which alone explains a wrong signature.</summary>
internal static class SignatureDiagnosis
{
    /// <summary>The maximum number of signatures that are computed for a request.</summary>
    public const int MaxSignatures = 2000;

    /// <summary>The maximum number of bytes that are hashed for a request.</summary>
    public const long MaxHashedBytes = 128 * 1024 * 1024;

    /// <summary>Finds the mistakes. All are tried, so that the time does not reveal which one fits.</summary>
    /// <param name="evidence">The signature, and what may explain it.</param>
    /// <param name="maxSignatures">The maximum number of signatures that are computed.</param>
    /// <param name="maxBytes">The maximum number of bytes that are hashed.</param>
    public static SignatureFinding Find(SignatureEvidence evidence, long maxSignatures = long.MaxValue, long maxBytes = long.MaxValue)
    {
        var found = new List<SignatureMistake>();
        var (count, bytes) = (0L, 0L);
        foreach (var candidate in Candidates(evidence))
        {
            bytes += candidate.Size;
            if (++count > maxSignatures || bytes > maxBytes)
            {
                return new([.. found.Distinct()], false);
            }

            if (candidate.Has(evidence.Signature))
            {
                found.Add(candidate.Mistake);
            }
        }

        return new([.. found.Distinct()], true);
    }

    /// <summary>Lists the likely mistakes before the many others, which may be beyond the limit.</summary>
    private static IEnumerable<SignatureCandidate> Candidates(SignatureEvidence evidence)
    {
        var form = evidence.Form;
        var urls = from pair in SigningPairs(evidence, form)
                   from url in UrlMistakes.Correct(pair.Url, evidence.Hints)
                   select (IsOrder: url.Mistake.Word == MandrillSignatureMistakes.QueryOrder,
                       Candidate: new SignatureCandidate(url.Url, pair.Key.Text, form, url.Mistake));
        var keys = from pair in evidence.Pairs
                   from key in KeyMistakes.Correct(pair.Key, form.IsHandshake)
                   select new SignatureCandidate(pair.Url.Text, key.Key, form, key.Mistake);
        return urls.Where(static url => !url.IsOrder).Select(static url => url.Candidate)
            .Concat(keys)
            .Concat(MixedPairs.Create(evidence))
            .Concat(Bodies(evidence))
            .Concat(urls.Where(static url => url.IsOrder).Select(static url => url.Candidate));
    }

    private static IEnumerable<SignatureCandidate> Bodies(SignatureEvidence evidence)
    {
        foreach (var body in BodyMistakes.Correct(evidence.Form))
        {
            using var restored = body.Restored;
            foreach (var pair in SigningPairs(evidence, body.Form))
            {
                yield return new(pair.Url.Text, pair.Key.Text, body.Form, body.Mistake);
            }
        }
    }

    /// <summary>Lists the pairs that Mandrill may use. For an empty batch, adds each URL with the key of Mandrill's URL check.</summary>
    private static IReadOnlyList<NamedPair> SigningPairs(SignatureEvidence evidence, FormFields form) => form.IsHandshake
        ? [.. evidence.Pairs, .. evidence.Pairs.Select(static pair => pair with { Key = new(SignaturePair.HandshakeKey, "the test key") })]
        : evidence.Pairs;
}
