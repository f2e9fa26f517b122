namespace Djrill.Net.Protocol;

/// <summary>Finds the URL and key with which Mandrill has signed a form.</summary>
internal static class SignatureVerifier
{
    /// <summary>Finds the pair that matches the signature. For an empty batch, searches the pairs of Mandrill's URL check, too.</summary>
    /// <returns>The pair, or null.</returns>
    public static SignaturePair? FindPair(
        IReadOnlyList<SignaturePair> pairs, IReadOnlyList<SignaturePair> handshakePairs, string? signature, FormFields form) =>
        pairs.Concat(form.IsHandshake ? handshakePairs : [])
            .FirstOrDefault(pair => SignatureHash.AreEqual(signature, SignatureHash.Compute(pair, form)));
}
