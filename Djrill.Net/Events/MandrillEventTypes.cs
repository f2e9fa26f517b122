namespace Djrill.Net.Events;

/// <summary>Lists the event types that Mandrill is known to send; see <see cref="MandrillWebhookEventArgs.EventType"/>.</summary>
/// <remarks>
/// Mandrill may add event types at any time. Handlers also receive events of types that are not listed here. The types of SMS events are
/// not listed, because their names are unknown.
/// </remarks>
public static class MandrillEventTypes
{
    /// <summary>Mandrill sent the message (<c>send</c>).</summary>
    public const string Send = "send";

    /// <summary>The recipient's server asked to try again later (<c>deferral</c>).</summary>
    public const string Deferral = "deferral";

    /// <summary>The recipient's server permanently rejected the message (<c>hard_bounce</c>).</summary>
    public const string HardBounce = "hard_bounce";

    /// <summary>The recipient's server temporarily rejected the message, and Mandrill stopped its attempts (<c>soft_bounce</c>).</summary>
    public const string SoftBounce = "soft_bounce";

    /// <summary>The recipient's server accepted the message (<c>delivered</c>).</summary>
    public const string Delivered = "delivered";

    /// <summary>The recipient opened the message (<c>open</c>).</summary>
    public const string Open = "open";

    /// <summary>The recipient clicked a link in the message (<c>click</c>).</summary>
    public const string Click = "click";

    /// <summary>The recipient reported the message as spam (<c>spam</c>).</summary>
    public const string Spam = "spam";

    /// <summary>The recipient unsubscribed (<c>unsub</c>).</summary>
    public const string Unsub = "unsub";

    /// <summary>Mandrill rejected the message and did not send it (<c>reject</c>).</summary>
    public const string Reject = "reject";

    /// <summary>An email arrived at an inbound route (<c>inbound</c>).</summary>
    public const string Inbound = "inbound";

    /// <summary>An address was added to the deny list (<c>type</c> <c>blacklist</c>, <c>action</c> <c>add</c>).</summary>
    public const string BlacklistAdd = "blacklist_add";

    /// <summary>An entry of the deny list changed (<c>type</c> <c>blacklist</c>, <c>action</c> <c>change</c>).</summary>
    public const string BlacklistChange = "blacklist_change";

    /// <summary>An address was removed from the deny list (<c>type</c> <c>blacklist</c>, <c>action</c> <c>remove</c>).</summary>
    public const string BlacklistRemove = "blacklist_remove";

    /// <summary>An address was added to the allow list (<c>type</c> <c>whitelist</c>, <c>action</c> <c>add</c>).</summary>
    public const string WhitelistAdd = "whitelist_add";

    /// <summary>An address was removed from the allow list (<c>type</c> <c>whitelist</c>, <c>action</c> <c>remove</c>).</summary>
    public const string WhitelistRemove = "whitelist_remove";

    /// <summary>
    /// The newer name of <see cref="BlacklistAdd"/> (<c>type</c> <c>denylist</c>). Mandrill is not known to send this event type yet.
    /// </summary>
    public const string DenylistAdd = "denylist_add";

    /// <summary>
    /// The newer name of <see cref="BlacklistChange"/> (<c>type</c> <c>denylist</c>). Mandrill is not known to send this event type yet.
    /// </summary>
    public const string DenylistChange = "denylist_change";

    /// <summary>
    /// The newer name of <see cref="BlacklistRemove"/> (<c>type</c> <c>denylist</c>). Mandrill is not known to send this event type yet.
    /// </summary>
    public const string DenylistRemove = "denylist_remove";

    /// <summary>
    /// The newer name of <see cref="WhitelistAdd"/> (<c>type</c> <c>allowlist</c>). Mandrill is not known to send this event type yet.
    /// </summary>
    public const string AllowlistAdd = "allowlist_add";

    /// <summary>
    /// The newer name of <see cref="WhitelistRemove"/> (<c>type</c> <c>allowlist</c>). Mandrill is not known to send this event type yet.
    /// </summary>
    public const string AllowlistRemove = "allowlist_remove";

    /// <summary>
    /// Returns whether two event types have the same meaning. For example, <c>denylist_add</c> means <c>blacklist_add</c>. Both
    /// <c>allowlist_add</c> and <c>safelist_add</c> mean <c>whitelist_add</c>.
    /// </summary>
    /// <param name="a">An event type, or null.</param>
    /// <param name="b">Another event type, or null.</param>
    /// <returns>True if the event types are equal (ordinal comparison), or if they name the same list and the same action.</returns>
    /// <remarks><see cref="MandrillWebhookEventArgs.EventType"/> is the event type as sent, so it may contain any of the names.</remarks>
    public static bool AreSame(string? a, string? b) =>
        string.Equals(a, b, StringComparison.Ordinal)
        || (a?.Split('_', 2) is [var list, var action]
            && b?.Split('_', 2) is [var otherList, var otherAction]
            && action == otherAction
            && MandrillSyncEvent.KindOf(list) is var kind and not MandrillSyncListKind.Unknown
            && MandrillSyncEvent.KindOf(otherList) == kind);
}
