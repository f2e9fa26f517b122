namespace Djrill.Net.Events;

/// <summary>Lists the reasons of bounces that have been seen (<c>bounce_description</c>). There are more.</summary>
public enum MandrillBounceDescriptionKind
{
    /// <summary>No word, or one that this package does not know; see <see cref="MandrillMessage.BounceDescription"/>.</summary>
    Unknown,

    /// <summary>The mailbox does not exist (<c>bad_mailbox</c>).</summary>
    BadMailbox,

    /// <summary>The domain does not exist or takes no mail (<c>invalid_domain</c>).</summary>
    InvalidDomain,

    /// <summary>The mailbox is full (<c>mailbox_full</c>).</summary>
    MailboxFull,

    /// <summary>The recipient's server gave no reason that Mandrill knows (<c>general</c>).</summary>
    General,
}
