namespace Djrill.Net.Events;

/// <summary>Lists the known event types of outbound messages (<c>event</c>).</summary>
public enum MandrillMessageEventKind
{
    /// <summary>An event type that this package does not know; see <see cref="MandrillEvent.EventType"/>.</summary>
    Unknown,

    /// <summary>Mandrill sent the message (<c>send</c>).</summary>
    Send,

    /// <summary>The recipient's server asked to try again later (<c>deferral</c>).</summary>
    Deferral,

    /// <summary>The recipient's server permanently rejected the message (<c>hard_bounce</c>).</summary>
    HardBounce,

    /// <summary>The recipient's server temporarily rejected the message, and Mandrill stopped its attempts (<c>soft_bounce</c>).</summary>
    SoftBounce,

    /// <summary>The recipient's server accepted the message (<c>delivered</c>).</summary>
    Delivered,

    /// <summary>The recipient opened the message (<c>open</c>).</summary>
    Open,

    /// <summary>The recipient clicked a link in the message (<c>click</c>).</summary>
    Click,

    /// <summary>The recipient reported the message as spam (<c>spam</c>).</summary>
    Spam,

    /// <summary>The recipient unsubscribed (<c>unsub</c>).</summary>
    Unsub,

    /// <summary>Mandrill rejected the message and did not send it (<c>reject</c>).</summary>
    Reject,
}
