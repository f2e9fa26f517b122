using Djrill.Net.Configuration;

namespace Djrill.Net.Protocol;

/// <summary>Decides whether a signed form comes from Mandrill.</summary>
internal static class SignatureVerifier
{
    /// <summary>
    /// Tells whether the signature fits one of the configured pairs, or, for the empty batch alone, Mandrill's fixed key
    /// for checking a URL.
    /// </summary>
    public static bool Verify(WebhookSettings settings, string? signature, FormFields form)
    {
        var pairs = form.IsHandshake() ? settings.SignatureKeys.Concat(settings.HandshakeKeys) : settings.SignatureKeys;

        return SignatureHash.Compute(pairs, form.Sorted).Any(hash => SignatureHash.Matches(signature, hash));
    }
}
