using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Configuration;

/// <summary>The validated settings of a webhook in the form in which a request needs them; immutable, made once per configuration.</summary>
internal sealed class WebhookSettings(MandrillWebhookOptions options)
{
    /// <summary>The query parameter that carries the secret.</summary>
    public string SecretName { get; } = options.SecretName();

    /// <summary>The SHA-256 digests of the accepted secrets: of equal length, so that comparing them tells no length.</summary>
    public IReadOnlyList<byte[]> SecretDigests { get; } =
        [.. options.Secrets().Select(static secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Value)))];

    /// <summary>The pairs that a signature is compared with. Empty without a key: signatures are then not checked.</summary>
    public IReadOnlyList<SignaturePair> SignatureKeys { get; } =
        [.. options.Pairs().Select(static pair => SignaturePair.From(pair.Url, pair.Key, pair.Name))];

    /// <summary>The pairs that Mandrill's check of a URL is compared with: every configured URL with the public key.</summary>
    public IReadOnlyList<SignaturePair> HandshakeKeys { get; } =
    [
        .. options.Urls().Select(static url => url.Value).Distinct(StringComparer.Ordinal)
            .Select(static url => SignaturePair.From(url, SignaturePair.HandshakeKey)),
    ];

    /// <summary>The largest body that is read, in bytes.</summary>
    public long MaxRequestBodySize { get; } = options.MaxRequestBodySize;
}
