namespace Djrill.Net.Events;

/// <summary>Lists the known reasons why an address is on the deny list or a message was rejected (<c>reason</c>).</summary>
public enum MandrillRejectReasonKind
{
    /// <summary>No word, or one that this package does not know.</summary>
    Unknown,

    /// <summary>A message to the address was refused for good (<c>hard-bounce</c>).</summary>
    HardBounce,

    /// <summary>A message to the address was refused for now, and Mandrill gave up (<c>soft-bounce</c>).</summary>
    SoftBounce,

    /// <summary>The recipient reported a message as spam (<c>spam</c>).</summary>
    Spam,

    /// <summary>The recipient unsubscribed (<c>unsub</c>).</summary>
    Unsub,

    /// <summary>Somebody of yours put the address on the list (<c>custom</c>).</summary>
    Custom,

    /// <summary>The sender is not valid (<c>invalid-sender</c>).</summary>
    InvalidSender,

    /// <summary>The recipient is not valid (<c>invalid</c>).</summary>
    Invalid,

    /// <summary>The limit of test mode is reached (<c>test-mode-limit</c>).</summary>
    TestModeLimit,

    /// <summary>The sender's domain is not set up for signing (<c>unsigned</c>).</summary>
    NotSigned,

    /// <summary>A rule of yours rejects it (<c>rule</c>).</summary>
    Rule,
}
