namespace Djrill.Net.Events;

/// <summary>
/// Lists the event types that Mandrill is known to send; see <see cref="MandrillWebhookEventArgs.EventType"/>.
/// </summary>
/// <remarks>
/// Mandrill adds types without notice. They are delivered like any other. The types of SMS are not listed, because none has been seen yet.
/// </remarks>
public static class MandrillEventTypes
{
    /// <summary>Mandrill sent the message (<c>send</c>).</summary>
    public const string Send = "send";

    /// <summary>The recipient's server asked to try again later (<c>deferral</c>).</summary>
    public const string Deferral = "deferral";

    /// <summary>The recipient's server refused the message for good (<c>hard_bounce</c>).</summary>
    public const string HardBounce = "hard_bounce";

    /// <summary>The recipient's server refused the message for now, and Mandrill gave up (<c>soft_bounce</c>).</summary>
    public const string SoftBounce = "soft_bounce";

    /// <summary>The recipient's server took the message (<c>delivered</c>).</summary>
    public const string Delivered = "delivered";

    /// <summary>The recipient opened the message (<c>open</c>).</summary>
    public const string Open = "open";

    /// <summary>The recipient followed a link (<c>click</c>).</summary>
    public const string Click = "click";

    /// <summary>The recipient reported the message as spam (<c>spam</c>).</summary>
    public const string Spam = "spam";

    /// <summary>The recipient unsubscribed (<c>unsub</c>).</summary>
    public const string Unsub = "unsub";

    /// <summary>Mandrill refused to send the message (<c>reject</c>).</summary>
    public const string Reject = "reject";

    /// <summary>An email arrived at an inbound route (<c>inbound</c>).</summary>
    public const string Inbound = "inbound";

    /// <summary>An address was put on the deny list (<c>type</c> <c>blacklist</c>, <c>action</c> <c>add</c>).</summary>
    public const string BlacklistAdd = "blacklist_add";

    /// <summary>An entry of the deny list changed (<c>type</c> <c>blacklist</c>, <c>action</c> <c>change</c>).</summary>
    public const string BlacklistChange = "blacklist_change";

    /// <summary>An address was taken off the deny list (<c>type</c> <c>blacklist</c>, <c>action</c> <c>remove</c>).</summary>
    public const string BlacklistRemove = "blacklist_remove";

    /// <summary>An address was put on the allow list (<c>type</c> <c>whitelist</c>, <c>action</c> <c>add</c>).</summary>
    public const string WhitelistAdd = "whitelist_add";

    /// <summary>An address was taken off the allow list (<c>type</c> <c>whitelist</c>, <c>action</c> <c>remove</c>).</summary>
    public const string WhitelistRemove = "whitelist_remove";

    /// <summary>The newer word for <see cref="BlacklistAdd"/> (<c>type</c> <c>denylist</c>). Not seen on the wire yet.</summary>
    public const string DenylistAdd = "denylist_add";

    /// <summary>The newer word for <see cref="BlacklistChange"/> (<c>type</c> <c>denylist</c>). Not seen on the wire yet.</summary>
    public const string DenylistChange = "denylist_change";

    /// <summary>The newer word for <see cref="BlacklistRemove"/> (<c>type</c> <c>denylist</c>). Not seen on the wire yet.</summary>
    public const string DenylistRemove = "denylist_remove";

    /// <summary>The newer word for <see cref="WhitelistAdd"/> (<c>type</c> <c>allowlist</c>). Not seen on the wire yet.</summary>
    public const string AllowlistAdd = "allowlist_add";

    /// <summary>The newer word for <see cref="WhitelistRemove"/> (<c>type</c> <c>allowlist</c>). Not seen on the wire yet.</summary>
    public const string AllowlistRemove = "allowlist_remove";

    /// <summary>
    /// Returns whether two event types mean the same. Mandrill has several words for each list: <c>denylist_add</c> is
    /// <c>blacklist_add</c>; <c>allowlist_add</c> and <c>safelist_add</c> are <c>whitelist_add</c>.
    /// </summary>
    /// <param name="a">An event type, or null.</param>
    /// <param name="b">Another event type, or null.</param>
    /// <returns>Whether they are equal (ordinal comparison), or name the same list and the same action.</returns>
    /// <remarks><see cref="MandrillWebhookEventArgs.EventType"/> keeps the word that was sent.</remarks>
    public static bool AreSame(string? a, string? b) =>
        string.Equals(a, b, StringComparison.Ordinal)
        || (a?.Split('_', 2) is [var list, var action]
            && b?.Split('_', 2) is [var otherList, var otherAction]
            && action == otherAction
            && MandrillSyncEvent.KindOf(list) is var kind and not MandrillSyncListKind.Unknown
            && MandrillSyncEvent.KindOf(otherList) == kind);
}
