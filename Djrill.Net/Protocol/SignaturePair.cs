using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>One URL and the key that Mandrill signs its posts with, as the bytes that enter the hash.</summary>
/// <param name="Url">The URL as entered at Mandrill.</param>
/// <param name="Key">The signature key.</param>
/// <param name="Name">The name that the settings give the pair, or null.</param>
internal sealed record SignaturePair(byte[] Url, byte[] Key, string? Name)
{
    /// <summary>The fixed and public key of Mandrill's URL check.</summary>
    public const string HandshakeKey = "test-webhook";

    public static SignaturePair From(string url, string key, string? name = null) =>
        new(Encoding.UTF8.GetBytes(url), Encoding.UTF8.GetBytes(key), name);
}
