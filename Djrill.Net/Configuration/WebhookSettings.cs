using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Configuration;

/// <summary>The validated settings in the form in which a request needs them; immutable, made once per configuration.</summary>
internal sealed class WebhookSettings(DjrillOptions options)
{
    /// <summary>The query parameter that carries the secret.</summary>
    public string SecretName { get; } = options.SecretName();

    /// <summary>The SHA-256 digests of the accepted secrets: of equal length, so that comparing them tells no length.</summary>
    public IReadOnlyList<byte[]> SecretDigests { get; } =
        [.. options.Secrets().Select(static secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Value)))];

    /// <summary>The pairs a signature is tried with; empty while no key is configured.</summary>
    public IReadOnlyList<SignaturePair> SignatureKeys { get; } =
        [.. options.Pairs().Select(static pair => SignaturePair.From(pair.Url, pair.Key))];

    /// <summary>The pairs that Mandrill's check of a URL is tried with: every configured URL, with or without a key.</summary>
    public IReadOnlyList<SignaturePair> HandshakeKeys { get; } =
    [
        .. options.Urls().Select(static url => url.Value).Distinct(StringComparer.Ordinal)
            .Select(static url => SignaturePair.From(url, SignaturePair.HandshakeKey)),
    ];

    /// <summary>The largest body that is read, in bytes.</summary>
    public long MaxRequestBodySize { get; } = options.MaxRequestBodySize;

    /// <summary>How often a handler may fail on an event; 0 means without end.</summary>
    public int MaxDeliveryAttempts { get; } = options.MaxDeliveryAttempts;

    /// <summary>How long a handler may take.</summary>
    public TimeSpan HandlerTimeout { get; } = options.HandlerTimeout;

    /// <summary>How long a handled event is remembered.</summary>
    public TimeSpan RedeliveryWindow { get; } = options.RedeliveryWindow;
}
