namespace Djrill.Net.Events;

/// <summary>Lists the known outcomes of an SMTP exchange with the recipient's server (<c>type</c>).</summary>
public enum MandrillSmtpEventKind
{
    /// <summary>An absent value, or a value that this package does not know; see <see cref="MandrillSmtpEvent.Type"/>.</summary>
    Unknown,

    /// <summary>The message was sent (<c>sent</c>).</summary>
    Sent,

    /// <summary>The server asked to try again later (<c>deferred</c>).</summary>
    Deferred,

    /// <summary>The message bounced (<c>bounced</c>).</summary>
    Bounced,

    /// <summary>The message was rejected (<c>rejected</c>).</summary>
    Rejected,

    /// <summary>The server accepted the message (<c>delivered</c>).</summary>
    Delivered,
}
