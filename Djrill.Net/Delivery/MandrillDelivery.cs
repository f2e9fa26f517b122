namespace Djrill.Net;

/// <summary>Describes one delivery of an event to a recipient: the number of the attempt, and the origin of the event.</summary>
/// <remarks>
/// <c>AddDjrill</c> and <c>AddMandrillEventHandler</c> register this class as a scoped service, so a handler can inject it. Without
/// these methods, and in singletons, a handler reads <see cref="Current"/>. A subscriber reads
/// <see cref="MandrillWebhookEventArgs.Delivery"/>.
/// </remarks>
public class MandrillDelivery
{
    private static readonly AsyncLocal<MandrillDelivery?> Ambient = new();

    /// <summary>Gets the delivery of the current call. The value flows with <c>await</c>.</summary>
    /// <exception cref="InvalidOperationException">No subscriber, handler or dead-letter recipient is being called.</exception>
    public static MandrillDelivery Current => Ambient.Value ?? throw new InvalidOperationException(
        "'MandrillDelivery.Current' exists only during a call. Read it in a handler or subscriber before the call ends.");

    /// <summary>Gets the number of attempts of this process to deliver the event to this recipient, including this attempt.</summary>
    /// <value>From 1. Default: 1.</value>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets whether the event becomes a dead letter if this call fails.</summary>
    /// <value>
    /// True if <see cref="Attempt"/> is <see cref="DjrillOptions.MaxDeliveryAttempts"/> or more and there is a dead-letter recipient.
    /// Default: false.
    /// </value>
    public bool IsLastAttempt { get; init; }

    /// <summary>Gets the time in UTC at which the batch was verified.</summary>
    /// <value>Default: <see cref="DateTimeOffset.MinValue"/>.</value>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the name of the webhook that received the batch, as passed to <c>AddMandrillWebhook</c>.</summary>
    /// <value>Empty for the webhook of <c>AddDjrill</c>. Default: empty.</value>
    public string WebhookName { get; init; } = "";

    /// <summary>Gets the name of the signature settings (URL and key) that verified the batch.</summary>
    /// <value>
    /// <see cref="DjrillSignatureOptions.Name"/>. Null if the settings have no name, or if no key is configured. Default: null.
    /// </value>
    public string? SignatureName { get; init; }

    /// <summary>Gets the event's index in the batch.</summary>
    /// <value>From 0. Default: 0.</value>
    public int BatchIndex { get; init; }

    /// <summary>Gets the number of elements in the batch, including those that are not JSON objects.</summary>
    /// <value>Default: 0.</value>
    public int BatchSize { get; init; }

    /// <summary>Sets <see cref="Current"/> to this delivery in the asynchronous flow of the caller.</summary>
    internal void Enter() => Ambient.Value = this;
}
