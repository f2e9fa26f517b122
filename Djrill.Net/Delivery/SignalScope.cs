namespace Djrill.Net.Delivery;

/// <summary>Holds the subscribers of the static events, and the hosts that raise them: those of the process, or of one test.</summary>
/// <remarks>An application subscribes at its start, not within an ordinary request: a request's flow is not the test's.</remarks>
internal sealed class SignalScope
{
    private static readonly AsyncLocal<SignalScope?> Ambient = new();

    /// <summary>A subscription adds to this event, and the event's own list is what the hosts raise.</summary>
    public event EventHandler<MandrillWebhookEventArgs>? WebhookEvent;

    public event EventHandler<MandrillDeadLetterEventArgs>? EventDeadLettered;

    /// <summary>Gets the scope of everything that is in no scope of a test.</summary>
    public static SignalScope Process { get; } = new();

    /// <summary>Gets or sets the scope of this asynchronous flow.</summary>
    public static SignalScope Current
    {
        get => Ambient.Value ?? Process;
        set => Ambient.Value = value == Process ? null : value;
    }

    /// <summary>Gets the subscribers at this moment. The list is another object after each change.</summary>
    public EventHandler<MandrillWebhookEventArgs>? Subscribers => WebhookEvent;

    public EventHandler<MandrillDeadLetterEventArgs>? DeadLetterSubscribers => EventDeadLettered;

    public void Clear() => (WebhookEvent, EventDeadLettered) = (null, null);
}
