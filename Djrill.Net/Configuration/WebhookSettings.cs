using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Configuration;

/// <summary>The validated settings of a webhook, prepared for requests. Immutable.</summary>
internal sealed class WebhookSettings(MandrillWebhookOptions options)
{
    /// <summary>Gets the query parameter that carries the secret.</summary>
    public string SecretName { get; } = options.SecretName();

    /// <summary>Gets the SHA-256 digests of the accepted secrets. Their equal length hides the length of the secrets.</summary>
    public IReadOnlyList<byte[]> SecretDigests { get; } =
        [.. options.Secrets().Select(static secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Value)))];

    /// <summary>Gets the pairs of URL and key. Empty without a key: signatures are then not checked.</summary>
    public IReadOnlyList<SignaturePair> SignatureKeys { get; } =
        [.. options.Pairs().Select(static pair => SignaturePair.From(pair.Url, pair.Key, pair.Name))];

    /// <summary>Gets the pairs for Mandrill's check of a URL: every configured URL with the public key.</summary>
    public IReadOnlyList<SignaturePair> HandshakeKeys { get; } =
    [
        .. options.Urls().Select(static url => url.Value).Distinct(StringComparer.Ordinal)
            .Select(static url => SignaturePair.From(url, SignaturePair.HandshakeKey)),
    ];

    /// <summary>Gets the largest accepted body, in bytes.</summary>
    public long MaxRequestBodySize { get; } = options.MaxRequestBodySize;
}
