namespace Djrill.Net.Events;

/// <summary>Identifies a list of email addresses in a Mandrill account (<c>type</c>).</summary>
public enum MandrillSyncListKind
{
    /// <summary>An absent value, or a value that this package does not know; see <see cref="MandrillSyncEvent.List"/>.</summary>
    Unknown,

    /// <summary>The deny list: Mandrill does not send email to the addresses in this list (<c>blacklist</c>, <c>denylist</c>).</summary>
    Deny,

    /// <summary>
    /// The allow list: Mandrill never adds the addresses in this list to the deny list (<c>whitelist</c>, <c>allowlist</c>,
    /// <c>safelist</c>).
    /// </summary>
    Allow,
}
