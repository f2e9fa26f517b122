using Djrill.Net.Delivery;

namespace Djrill.Net;

/// <summary>Raises the events that Mandrill posts to the webhook.</summary>
/// <remarks>
/// The events are static and serve every host in the process. A subscription keeps the subscriber alive until the subscriber
/// unsubscribes.
/// In tests, use <see cref="Testing.MandrillSignalsIsolation"/>.
/// </remarks>
public static class MandrillSignals
{
    /// <summary>
    /// Occurs for each event of each authentic batch. On a resend, a subscriber gets only the events that it has not handled.
    /// </summary>
    /// <remarks>
    /// <para>The sender is null. Subscribers are called one after another, in the order of subscription, and before the handlers.</para>
    /// <para>
    /// An <c>async</c> subscriber is awaited before the next subscriber is called. If a subscriber throws, the exception is caught, and the
    /// other subscribers still get every event. The answer to Mandrill is 500, and Mandrill sends the batch again.
    /// An <c>async</c> subscriber that runs longer than <see cref="DjrillOptions.HandlerTimeout"/> fails. A subscriber that blocks its
    /// thread cannot be interrupted.
    /// </para>
    /// <para>
    /// In one case .NET ends the process: an <c>async void</c> subscriber calls a second <c>async void</c> method after
    /// <c>ConfigureAwait(false)</c>, and the second method throws. No library can catch this exception.
    /// </para>
    /// </remarks>
    public static event EventHandler<MandrillWebhookEventArgs>? WebhookEvent
    {
        add => SignalScope.Current.WebhookEvent += value;
        remove => SignalScope.Current.WebhookEvent -= value;
    }

    /// <summary>
    /// Occurs when a subscriber or a handler fails on an event for the <see cref="DjrillOptions.MaxDeliveryAttempts"/>-th time or
    /// later. Use a subscriber to store the event, for example in a database table.
    /// </summary>
    /// <remarks>
    /// The sender is null. An <c>async</c> subscriber is awaited. If all subscribers and all <see cref="IMandrillDeadLetterHandler"/>
    /// services succeed, the failed recipient does not get the event again. Otherwise Mandrill sends the batch again.
    /// The inbox raises the event once, after <see cref="MandrillInboxOptions.MaxDeliveryAttempts"/> attempts. It keeps the dead letter,
    /// also if a subscriber throws.
    /// </remarks>
    public static event EventHandler<MandrillDeadLetterEventArgs>? EventDeadLettered
    {
        add => SignalScope.Current.EventDeadLettered += value;
        remove => SignalScope.Current.EventDeadLettered -= value;
    }
}
