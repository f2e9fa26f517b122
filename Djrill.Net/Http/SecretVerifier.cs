using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Configuration;
using Microsoft.AspNetCore.WebUtilities;

namespace Djrill.Net.Http;

/// <summary>Checks the secret in the query string.</summary>
internal static class SecretVerifier
{
    /// <summary>
    /// Checks whether the query holds the parameter exactly once and with an accepted secret. As in Djrill the name is
    /// case-sensitive, which ASP.NET Core's own query collection is not.
    /// </summary>
    public static bool Verify(WebhookSettings settings, string? query)
    {
        string? given = null;
        foreach (var parameter in new QueryStringEnumerable(query))
        {
            if (!parameter.DecodeName().Span.SequenceEqual(settings.SecretName))
            {
                continue;
            }

            if (given is not null)
            {
                return false;
            }

            given = parameter.DecodeValue().ToString();
        }

        return given is not null && IsAccepted(settings, given);
    }

    /// <summary>
    /// Compares digests of equal length, all of them to the end, so that the time tells neither where a difference is
    /// nor how long a secret is nor which of them fits.
    /// </summary>
    private static bool IsAccepted(WebhookSettings settings, string given)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        var accepted = false;
        foreach (var known in settings.SecretDigests)
        {
            accepted |= CryptographicOperations.FixedTimeEquals(known, digest);
        }

        return accepted;
    }
}
