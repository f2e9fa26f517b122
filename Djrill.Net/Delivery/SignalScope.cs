namespace Djrill.Net.Delivery;

/// <summary>Holds the subscribers of the static events: those of the process, or those of one test.</summary>
/// <remarks>An application must subscribe at its start. The flow of an ordinary request is not the flow of the test.</remarks>
internal sealed class SignalScope
{
    private static readonly AsyncLocal<SignalScope?> Ambient = new();

    /// <summary>A subscription adds to this event. The hosts of the scope raise it.</summary>
    public event EventHandler<MandrillWebhookEventArgs>? WebhookEvent;

    public event EventHandler<MandrillDeadLetterEventArgs>? EventDeadLettered;

    /// <summary>Gets the scope of everything outside the scopes of tests.</summary>
    public static SignalScope Process { get; } = new();

    /// <summary>Gets or sets the scope of this asynchronous flow.</summary>
    public static SignalScope Current
    {
        get => Ambient.Value ?? Process;
        set => Ambient.Value = value == Process ? null : value;
    }

    /// <summary>Gets the current subscribers. Each change creates another object.</summary>
    public EventHandler<MandrillWebhookEventArgs>? Subscribers => WebhookEvent;

    public EventHandler<MandrillDeadLetterEventArgs>? DeadLetterSubscribers => EventDeadLettered;

    public void Clear() => (WebhookEvent, EventDeadLettered) = (null, null);
}
