namespace Djrill.Net.Events;

/// <summary>Lists the known reasons why an address is on the deny list or a message was rejected (<c>reason</c>).</summary>
public enum MandrillRejectReasonKind
{
    /// <summary>An absent value, or a value that this package does not know.</summary>
    Unknown,

    /// <summary>A message to the address was permanently rejected (<c>hard-bounce</c>).</summary>
    HardBounce,

    /// <summary>A message to the address was temporarily rejected, and Mandrill stopped its attempts (<c>soft-bounce</c>).</summary>
    SoftBounce,

    /// <summary>The recipient reported a message as spam (<c>spam</c>).</summary>
    Spam,

    /// <summary>The recipient unsubscribed (<c>unsub</c>).</summary>
    Unsub,

    /// <summary>A user of your Mandrill account added the address to the list (<c>custom</c>).</summary>
    Custom,

    /// <summary>The sender is not valid (<c>invalid-sender</c>).</summary>
    InvalidSender,

    /// <summary>The recipient is not valid (<c>invalid</c>).</summary>
    Invalid,

    /// <summary>The sending limit of test mode was reached (<c>test-mode-limit</c>).</summary>
    TestModeLimit,

    /// <summary>The sender's domain is not configured for signed email (<c>unsigned</c>).</summary>
    NotSigned,

    /// <summary>A rule of your Mandrill account rejected the message (<c>rule</c>).</summary>
    Rule,
}
