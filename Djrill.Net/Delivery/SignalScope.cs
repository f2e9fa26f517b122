namespace Djrill.Net.Delivery;

/// <summary>Contains the subscribers of the static events, either for the process or for one test.</summary>
/// <remarks>
/// In a test, the application must subscribe at its start. A subscription during an ordinary request is added to the process.
/// </remarks>
internal sealed class SignalScope
{
    private static readonly AsyncLocal<SignalScope?> Ambient = new();

    /// <summary>Contains the subscribers of <see cref="MandrillSignals.WebhookEvent"/>.</summary>
    public event EventHandler<MandrillWebhookEventArgs>? WebhookEvent;

    public event EventHandler<MandrillDeadLetterEventArgs>? EventDeadLettered;

    /// <summary>Gets the scope of the process, which applies outside isolated tests.</summary>
    public static SignalScope Process { get; } = new();

    /// <summary>Gets or sets the scope of the current asynchronous flow.</summary>
    public static SignalScope Current
    {
        get => Ambient.Value ?? Process;
        set => Ambient.Value = value == Process ? null : value;
    }

    /// <summary>Gets the current subscribers. Each subscription changes the reference.</summary>
    public EventHandler<MandrillWebhookEventArgs>? Subscribers => WebhookEvent;

    public EventHandler<MandrillDeadLetterEventArgs>? DeadLetterSubscribers => EventDeadLettered;

    public void Clear() => (WebhookEvent, EventDeadLettered) = (null, null);
}
