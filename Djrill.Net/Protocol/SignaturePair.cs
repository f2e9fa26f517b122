using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>A URL, and the key with which Mandrill signs requests to the URL, in UTF-8.</summary>
/// <param name="Url">The URL as entered at Mandrill.</param>
/// <param name="Key">The signature key.</param>
/// <param name="Name">The name of the pair in the settings, or null.</param>
internal sealed record SignaturePair(byte[] Url, byte[] Key, string? Name)
{
    /// <summary>The key of Mandrill's URL check. The key is not secret, and is the same for all accounts.</summary>
    public const string HandshakeKey = "test-webhook";

    public static SignaturePair From(string url, string key, string? name = null) =>
        new(Encoding.UTF8.GetBytes(url), Encoding.UTF8.GetBytes(key), name);
}
