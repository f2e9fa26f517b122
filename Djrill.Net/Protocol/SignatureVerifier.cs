using Djrill.Net.Configuration;

namespace Djrill.Net.Protocol;

/// <summary>Decides whether a signed form comes from Mandrill.</summary>
internal static class SignatureVerifier
{
    /// <summary>
    /// Finds the configured pair that the signature fits; for the empty batch alone, also a pair with Mandrill's fixed key for
    /// checking a URL.
    /// </summary>
    /// <returns>The pair, or null if the signature fits none.</returns>
    public static SignaturePair? FindPair(WebhookSettings settings, string? signature, FormFields form)
    {
        IReadOnlyList<SignaturePair> pairs = form.IsHandshake() ? [.. settings.SignatureKeys, .. settings.HandshakeKeys] : settings.SignatureKeys;
        var hashes = SignatureHash.Compute(pairs, form.Sorted);
        return pairs.Zip(hashes).FirstOrDefault(candidate => SignatureHash.Matches(signature, candidate.Second)).First;
    }
}
