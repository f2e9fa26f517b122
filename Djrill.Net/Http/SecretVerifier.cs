using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Configuration;

namespace Djrill.Net.Http;

/// <summary>Verifies the secret in the query string.</summary>
internal static class SecretVerifier
{
    /// <summary>
    /// Returns whether the query string contains the parameter exactly once, with an accepted secret. The name of the parameter is
    /// case-sensitive, as in Djrill. ASP.NET Core's query collection would ignore the case.
    /// </summary>
    public static bool Verify(WebhookSettings settings, string? query) =>
        SecretParameter.Find(query, settings.SecretName) is { } secret && IsAccepted(settings, secret);

    /// <summary>Compares the digest of the secret with every accepted digest in constant time.</summary>
    private static bool IsAccepted(WebhookSettings settings, string secret)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        return settings.SecretDigests.Aggregate(
            false, (isFound, accepted) => isFound | CryptographicOperations.FixedTimeEquals(accepted, digest));
    }
}
