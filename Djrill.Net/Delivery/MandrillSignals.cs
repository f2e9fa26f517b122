using Djrill.Net.Delivery;

namespace Djrill.Net;

/// <summary>Raises the events that Mandrill posts to the webhook.</summary>
/// <remarks>
/// The events are static, as Djrill's signal is. They serve every host in the process, and a subscriber lives until it
/// unsubscribes. Tests isolate themselves with <see cref="Testing.MandrillSignalsIsolation"/>.
/// </remarks>
public static class MandrillSignals
{
    /// <summary>Occurs for each event of each authentic batch. A resend raises only the events that a subscriber has not handled.</summary>
    /// <remarks>
    /// <para>The sender is null. Subscribers are called one after the other, in the order of subscription, before the handlers.</para>
    /// <para>
    /// An <c>async</c> subscriber is awaited before the next is called, and its exceptions are caught. A subscriber that throws
    /// stops neither the other subscribers nor the other events. The answer is then 500, and Mandrill sends the whole batch again.
    /// Each subscriber then gets only the events that it has not handled. A subscriber that awaits for longer than
    /// <see cref="DjrillOptions.HandlerTimeout"/> has failed. A subscriber that blocks its thread cannot be interrupted.
    /// </para>
    /// <para>
    /// One exception cannot be caught by any library: an <c>async void</c> method starts another one after
    /// <c>ConfigureAwait(false)</c>, and that one throws. .NET then ends the process.
    /// </para>
    /// </remarks>
    public static event EventHandler<MandrillWebhookEventArgs>? WebhookEvent
    {
        add => SignalScope.Current.WebhookEvent += value;
        remove => SignalScope.Current.WebhookEvent -= value;
    }

    /// <summary>
    /// Occurs when a subscriber or a handler fails on an event for the <see cref="DjrillOptions.MaxDeliveryAttempts"/>-th time or
    /// later. A subscriber keeps the event, for example in a table.
    /// </summary>
    /// <remarks>
    /// The sender is null. An <c>async</c> subscriber is awaited. The event is settled only if every subscriber, and every
    /// <see cref="IMandrillDeadLetterHandler"/>, succeeds. Otherwise Mandrill is asked to send it again.
    /// </remarks>
    public static event EventHandler<MandrillDeadLetterEventArgs>? EventDeadLettered
    {
        add => SignalScope.Current.EventDeadLettered += value;
        remove => SignalScope.Current.EventDeadLettered -= value;
    }
}
