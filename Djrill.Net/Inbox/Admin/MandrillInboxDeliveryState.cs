namespace Djrill.Net;

/// <summary>Specifies the state of the delivery of one event to one handler.</summary>
public enum MandrillInboxDeliveryState
{
    /// <summary>The handler is called when the delivery is due.</summary>
    Open = 0,

    /// <summary>The handler has handled the event.</summary>
    Handled = 1,

    /// <summary>The handler failed on its last attempt. The delivery is kept until it is replayed or deleted.</summary>
    Dead = 2,

    /// <summary>The handler no longer exists.</summary>
    Removed = 3,
}
