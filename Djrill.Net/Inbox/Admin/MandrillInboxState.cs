namespace Djrill.Net;

/// <summary>Specifies the state of a stored event.</summary>
public enum MandrillInboxState
{
    /// <summary>The event is stored, and no handler was called yet, or no outcome is known yet.</summary>
    Pending = 0,

    /// <summary>This process is calling handlers for the event. Other processes show such an event as pending or retrying.</summary>
    Running = 1,

    /// <summary>At least one handler is called again later.</summary>
    Retrying = 2,

    /// <summary>Every handler that asked for the event has handled it, or no longer exists.</summary>
    Handled = 3,

    /// <summary>No handler asked for the event. The event can be replayed.</summary>
    Ignored = 4,

    /// <summary>No retry is left, and at least one handler failed. The event is a dead letter until it is replayed or deleted.</summary>
    Dead = 5,
}
