namespace Djrill.Net.Events;

/// <summary>
/// Lists the known reasons for bounces (<c>bounce_description</c>). The list is incomplete: Mandrill does not publish the reasons.
/// </summary>
public enum MandrillBounceDescriptionKind
{
    /// <summary>An absent value, or a value that this package does not know; see <see cref="MandrillMessage.BounceDescription"/>.</summary>
    Unknown,

    /// <summary>The mailbox does not exist (<c>bad_mailbox</c>).</summary>
    BadMailbox,

    /// <summary>The domain does not exist or does not accept email (<c>invalid_domain</c>).</summary>
    InvalidDomain,

    /// <summary>The mailbox is full (<c>mailbox_full</c>).</summary>
    MailboxFull,

    /// <summary>The recipient's server gave no reason that Mandrill knows (<c>general</c>).</summary>
    General,
}
