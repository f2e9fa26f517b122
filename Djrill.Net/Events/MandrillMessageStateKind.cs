namespace Djrill.Net.Events;

/// <summary>Lists the known states of a message (<c>state</c>).</summary>
public enum MandrillMessageStateKind
{
    /// <summary>No word, or one that this package does not know; see <see cref="MandrillMessage.State"/>.</summary>
    Unknown,

    /// <summary>Mandrill sent it (<c>sent</c>).</summary>
    Sent,

    /// <summary>Mandrill refused to send it (<c>rejected</c>).</summary>
    Rejected,

    /// <summary>The recipient reported it as spam (<c>spam</c>).</summary>
    Spam,

    /// <summary>The recipient unsubscribed (<c>unsub</c>).</summary>
    Unsub,

    /// <summary>The recipient's server refused it for good (<c>bounced</c>).</summary>
    Bounced,

    /// <summary>The recipient's server refused it for now, and Mandrill gave up (<c>soft-bounced</c>).</summary>
    SoftBounced,

    /// <summary>The recipient's server asked to try again later (<c>deferred</c>).</summary>
    Deferred,
}
