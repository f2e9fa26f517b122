namespace Djrill.Net.Events;

/// <summary>Lists Mandrill's lists of addresses (<c>type</c>).</summary>
public enum MandrillSyncListKind
{
    /// <summary>No word, or one that this package does not know; see <see cref="MandrillSyncEvent.List"/>.</summary>
    Unknown,

    /// <summary>The addresses that Mandrill does not send to (<c>blacklist</c>, <c>denylist</c>).</summary>
    Deny,

    /// <summary>The addresses that are never put on the deny list (<c>whitelist</c>, <c>allowlist</c>, <c>safelist</c>).</summary>
    Allow,
}
