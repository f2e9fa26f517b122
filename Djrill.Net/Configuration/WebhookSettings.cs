using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Configuration;

/// <summary>The validated settings in the form in which a request needs them; immutable, made once per configuration.</summary>
internal sealed class WebhookSettings(DjrillOptions options)
{
    /// <summary>The query parameter that carries the secret.</summary>
    public string SecretName { get; } = options.SecretName();

    /// <summary>The SHA-256 digests of the accepted secrets: of equal length, so that comparing them tells no length.</summary>
    public IReadOnlyList<byte[]> SecretDigests { get; } = [.. options.Secrets().Select(static secret => SHA256.HashData(Utf8(secret.Value)))];

    /// <summary>The pairs a signature is tried with; empty while no key is configured.</summary>
    public IReadOnlyList<SignaturePair> SignatureKeys { get; } =
        [.. options.Pairs().Select(static pair => new SignaturePair(Utf8(pair.Url), Utf8(pair.Key)))];

    /// <summary>The distinct configured URLs, with or without a key.</summary>
    public IReadOnlyList<byte[]> Urls { get; } =
        [.. options.Urls().Select(static url => url.Value).Distinct(StringComparer.Ordinal).Select(Utf8)];

    /// <summary>The largest body that is read, in bytes.</summary>
    public long MaxRequestBodySize { get; } = options.MaxRequestBodySize;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
