namespace Djrill.Net.Protocol;

/// <summary>Decides whether a signed form comes from Mandrill.</summary>
internal static class SignatureVerifier
{
    /// <summary>
    /// Finds the configured pair that the signature fits; for the empty batch alone, also a pair with Mandrill's fixed key for
    /// checking a URL.
    /// </summary>
    /// <returns>The pair, or null if the signature fits none.</returns>
    public static SignaturePair? FindPair(IReadOnlyList<SignaturePair> pairs, IReadOnlyList<SignaturePair> handshakePairs, string? signature, FormFields form)
    {
        IReadOnlyList<SignaturePair> candidates = form.IsHandshake() ? [.. pairs, .. handshakePairs] : pairs;
        var hashes = SignatureHash.Compute(candidates, form.Sorted);
        return candidates.Zip(hashes).FirstOrDefault(candidate => SignatureHash.Matches(signature, candidate.Second)).First;
    }
}
