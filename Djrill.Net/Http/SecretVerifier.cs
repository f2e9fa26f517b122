using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Configuration;

namespace Djrill.Net.Http;

/// <summary>Verifies the secret in the query string.</summary>
internal static class SecretVerifier
{
    /// <summary>
    /// Returns whether the query holds the parameter exactly once, with an accepted secret. As in Djrill the name is
    /// case-sensitive, which ASP.NET Core's own query collection is not.
    /// </summary>
    public static bool Verify(WebhookSettings settings, string? query) =>
        SecretParameter.Find(query, settings.SecretName) is { } secret && IsAccepted(settings, secret);

    /// <summary>Compares digests of equal length, all of them to the end. The time reveals no length, difference or match.</summary>
    private static bool IsAccepted(WebhookSettings settings, string secret)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        return settings.SecretDigests.Aggregate(
            false, (isFound, accepted) => isFound | CryptographicOperations.FixedTimeEquals(accepted, digest));
    }
}
