namespace Djrill.Net.Events;

/// <summary>Lists the known states of a message (<c>state</c>).</summary>
public enum MandrillMessageStateKind
{
    /// <summary>An absent value, or a value that this package does not know; see <see cref="MandrillMessage.State"/>.</summary>
    Unknown,

    /// <summary>Mandrill sent the message (<c>sent</c>).</summary>
    Sent,

    /// <summary>Mandrill rejected the message and did not send it (<c>rejected</c>).</summary>
    Rejected,

    /// <summary>The recipient reported the message as spam (<c>spam</c>).</summary>
    Spam,

    /// <summary>The recipient unsubscribed (<c>unsub</c>).</summary>
    Unsub,

    /// <summary>The recipient's server permanently rejected the message (<c>bounced</c>).</summary>
    Bounced,

    /// <summary>The recipient's server temporarily rejected the message, and Mandrill stopped its attempts (<c>soft-bounced</c>).</summary>
    SoftBounced,

    /// <summary>The recipient's server asked to try again later (<c>deferred</c>).</summary>
    Deferred,
}
