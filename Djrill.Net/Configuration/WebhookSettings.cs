using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Configuration;

/// <summary>The validated settings of a webhook in the form that requests use. Immutable.</summary>
internal sealed class WebhookSettings(MandrillWebhookOptions options)
{
    /// <summary>Gets the name of the query parameter for the secret.</summary>
    public string SecretName { get; } = options.SecretName();

    /// <summary>
    /// Gets the SHA-256 digests of the accepted secrets. All digests have the same length, so a comparison does not reveal the length of a
    /// secret.
    /// </summary>
    public IReadOnlyList<byte[]> SecretDigests { get; } =
        [.. options.Secrets().Select(static secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Value)))];

    /// <summary>Gets the pairs of URL and key. If there are none, signatures are not checked.</summary>
    public IReadOnlyList<SignaturePair> SignatureKeys { get; } =
        [.. options.Pairs().Select(static pair => SignaturePair.From(pair.Url, pair.Key, pair.Name))];

    /// <summary>Gets the pairs as they are configured, with the names of their settings.</summary>
    public IReadOnlyList<NamedPair> NamedPairs { get; } =
    [
        .. options.Pairs().Select(static pair => new NamedPair(
            new(pair.Url, $"'{pair.UrlSetting}'"), new(pair.Key, $"'{pair.KeySetting}'"))),
    ];

    /// <summary>Gets the pairs for Mandrill's URL check: every configured URL with Mandrill's public key.</summary>
    public IReadOnlyList<SignaturePair> HandshakeKeys { get; } =
    [
        .. options.Urls().Select(static url => url.Value).Distinct(StringComparer.Ordinal)
            .Select(static url => SignaturePair.From(url, SignaturePair.HandshakeKey)),
    ];

    /// <summary>Gets the maximum size of a request body, in bytes.</summary>
    public long MaxRequestBodySize { get; } = options.MaxRequestBodySize;
}
