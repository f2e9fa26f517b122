using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Benchmarks.Hostile;

/// <summary>
/// Signs any form, however odd, so that it gets past the signature. Escapes that are none stay as they are, and empty
/// pairs count for nothing.
/// </summary>
internal static class HostileSigning
{
    public static string Sign(byte[] body)
    {
        using var signed = new MemoryStream();
        signed.Write(Encoding.UTF8.GetBytes(Wire.Url));
        var pairs = Split(body).Select(DecodePair).OrderBy(static pair => Convert.ToHexString(pair.Name), StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            signed.Write(name);
            signed.Write(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Wire.Key), signed.ToArray()));
    }

    private static IEnumerable<byte[]> Split(byte[] body)
    {
        for (var start = 0; start < body.Length;)
        {
            var end = Array.IndexOf(body, (byte)'&', start) is >= 0 and var found ? found : body.Length;
            if (end > start)
            {
                yield return body[start..end];
            }

            start = end + 1;
        }
    }

    private static (byte[] Name, byte[] Value) DecodePair(byte[] pair)
    {
        var equals = Array.IndexOf(pair, (byte)'=');
        return equals < 0 ? (Decode(pair), []) : (Decode(pair.AsSpan(0, equals)), Decode(pair.AsSpan(equals + 1)));
    }

    private static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var decoded = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '%' && i + 2 < text.Length
                && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]);
            decoded[length++] = isEscape ? Convert.FromHexString([(char)text[i + 1], (char)text[i + 2]])[0]
                : text[i] == '+' ? (byte)' '
                : text[i];
            i += isEscape ? 2 : 0;
        }

        return decoded[..length];
    }
}
