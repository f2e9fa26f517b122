namespace Djrill.Net.Events;

/// <summary>Lists the known events of a message (<c>event</c>).</summary>
public enum MandrillMessageEventKind
{
    /// <summary>A type that this package does not know; see <see cref="MandrillEvent.EventType"/>.</summary>
    Unknown,

    /// <summary>Mandrill sent the message (<c>send</c>).</summary>
    Send,

    /// <summary>The recipient's server asked to try again later (<c>deferral</c>).</summary>
    Deferral,

    /// <summary>The recipient's server refused the message for good (<c>hard_bounce</c>).</summary>
    HardBounce,

    /// <summary>The recipient's server refused the message for now, and Mandrill gave up (<c>soft_bounce</c>).</summary>
    SoftBounce,

    /// <summary>The recipient's server took the message (<c>delivered</c>).</summary>
    Delivered,

    /// <summary>The recipient opened the message (<c>open</c>).</summary>
    Open,

    /// <summary>The recipient followed a link (<c>click</c>).</summary>
    Click,

    /// <summary>The recipient reported the message as spam (<c>spam</c>).</summary>
    Spam,

    /// <summary>The recipient unsubscribed (<c>unsub</c>).</summary>
    Unsub,

    /// <summary>Mandrill refused to send the message (<c>reject</c>).</summary>
    Reject,
}
