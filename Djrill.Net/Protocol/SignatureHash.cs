using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Djrill.Net.Protocol;

/// <summary>Mandrill's signature algorithm, over bytes.</summary>
internal static class SignatureHash
{
    private const int TextLength = 28;

    /// <summary>
    /// Hashes, for each pair, its URL, then each field's name and value, with nothing in between. The form is passed over
    /// once for all pairs.
    /// </summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Mandrill signs with HMAC-SHA1.")]
    public static IReadOnlyList<byte[]> Compute(IEnumerable<SignaturePair> pairs, IEnumerable<FormField> sortedFields)
    {
        var hashes = new List<IncrementalHash>();
        try
        {
            foreach (var pair in pairs)
            {
                hashes.Add(IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, pair.Key));
                hashes[^1].AppendData(pair.Url);
            }

            foreach (var field in sortedFields)
            {
                hashes.ForEach(hash => hash.AppendData(field.Name));
                hashes.ForEach(hash => hash.AppendData(field.Value.Span));
            }

            return [.. hashes.Select(static hash => hash.GetHashAndReset())];
        }
        finally
        {
            hashes.ForEach(static hash => hash.Dispose());
        }
    }

    /// <summary>Compares a header's value with a hash, in fixed time.</summary>
    public static bool Matches(string? signature, ReadOnlySpan<byte> hash)
    {
        Span<byte> given = stackalloc byte[HMACSHA1.HashSizeInBytes];
        return TryDecode(signature, given) && CryptographicOperations.FixedTimeEquals(given, hash);
    }

    /// <summary>
    /// Reads the base64 of 20 bytes. Its last character has two bits to spare, which the framework's decoder ignores;
    /// only the text that encodes back to itself is taken.
    /// </summary>
    private static bool TryDecode(string? signature, Span<byte> given) =>
        signature is { Length: TextLength }
        && Convert.TryFromBase64String(signature, given, out var written)
        && written == given.Length
        && Convert.ToBase64String(given) == signature;
}
