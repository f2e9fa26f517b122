using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Djrill.Net.Protocol;

/// <summary>Mandrill's signature algorithm for decoded forms.</summary>
internal static class SignatureHash
{
    /// <summary>Signs the URL, followed by the name and the value of each field, without separators.</summary>
    /// <returns>The signature in base64.</returns>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Mandrill signs with HMAC-SHA1.")]
    public static string Compute(SignaturePair pair, FormFields form)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, pair.Key);
        hash.AppendData(pair.Url);
        foreach (var field in form.Sorted)
        {
            hash.AppendData(field.Name);
            hash.AppendData(field.Value.Span);
        }

        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    /// <summary>Compares two signatures as strings, in constant time. Different base64 strings can decode to the same bytes.</summary>
    public static bool AreEqual(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(given.AsSpan()), MemoryMarshal.AsBytes(expected.AsSpan()));
}
