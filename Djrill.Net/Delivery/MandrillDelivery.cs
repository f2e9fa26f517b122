namespace Djrill.Net;

/// <summary>Describes the call that delivers an event to a recipient: the number of the attempt, and the origin of the event.</summary>
/// <remarks>
/// <c>AddDjrill</c> and <c>AddMandrillEventHandler</c> register it as a scoped service, so a handler can ask for it in its constructor.
/// Singletons, and handlers in the plain MVC way, read <see cref="Current"/>. Subscribers read
/// <see cref="MandrillWebhookEventArgs.Delivery"/>.
/// </remarks>
public class MandrillDelivery
{
    private static readonly AsyncLocal<MandrillDelivery?> Ambient = new();

    /// <summary>Gets the delivery of the call that runs now. It flows with <c>await</c>.</summary>
    /// <exception cref="InvalidOperationException">No subscriber, handler or dead-letter recipient is being called.</exception>
    public static MandrillDelivery Current => Ambient.Value ?? throw new InvalidOperationException(
        "'MandrillDelivery.Current' exists only during a call. Read it in a handler or subscriber before the call ends.");

    /// <summary>Gets the number of this attempt to deliver the event to this recipient, as far as the process knows.</summary>
    /// <value>From 1. Default: 1.</value>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets whether the event becomes a dead letter if this call fails.</summary>
    /// <value>
    /// True from attempt <see cref="DjrillOptions.MaxDeliveryAttempts"/> on, if there is a dead-letter recipient. Default: false.
    /// </value>
    public bool IsLastAttempt { get; init; }

    /// <summary>Gets the time at which the batch was received, in UTC.</summary>
    /// <value>The time at which the verified batch was handed to its recipients. Default: <see cref="DateTimeOffset.MinValue"/>.</value>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the registered name of the webhook that received the batch, as <c>AddMandrillWebhook</c> was given it.</summary>
    /// <value>Empty for the webhook of <c>AddDjrill</c>. Default: empty.</value>
    public string WebhookName { get; init; } = "";

    /// <summary>Gets the name of the pair of URL and key that verified the batch.</summary>
    /// <value>
    /// <see cref="DjrillSignatureOptions.Name"/>. Null if the pair has no name, and if no key is configured. Default: null.
    /// </value>
    public string? SignatureName { get; init; }

    /// <summary>Gets the event's index in the batch.</summary>
    /// <value>From 0. Default: 0.</value>
    public int BatchIndex { get; init; }

    /// <summary>Gets the number of elements in the batch, including those that are not JSON objects.</summary>
    /// <value>Default: 0, if a test does not set it.</value>
    public int BatchSize { get; init; }

    /// <summary>Makes this delivery the current one in the asynchronous flow of the caller.</summary>
    internal void Enter() => Ambient.Value = this;
}
