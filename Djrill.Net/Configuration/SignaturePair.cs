using System.Text;

namespace Djrill.Net.Configuration;

/// <summary>One URL and the key that Mandrill signs its posts with, as the bytes that enter the hash.</summary>
internal sealed record SignaturePair(byte[] Url, byte[] Key)
{
    /// <summary>The fixed and public key of Mandrill's URL check.</summary>
    public const string HandshakeKey = "test-webhook";

    public static SignaturePair From(string url, string key) => new(Encoding.UTF8.GetBytes(url), Encoding.UTF8.GetBytes(key));
}
