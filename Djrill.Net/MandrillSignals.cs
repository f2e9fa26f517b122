namespace Djrill.Net;

/// <summary>
/// Announces what Mandrill posts to the webhook.
/// </summary>
/// <remarks>
/// The event is static, as Djrill's signal is: it serves every host in the process, and a subscriber lives until it
/// unsubscribes.
/// </remarks>
public static class MandrillSignals
{
    /// <summary>
    /// Occurs once for each event of each authentic batch, in the order of the batch.
    /// </summary>
    /// <remarks>
    /// <para>The sender is null. Subscribers are called one after the other, in the order of subscription.</para>
    /// <para>
    /// An <c>async</c> subscriber is awaited before the next is called. A subscriber that throws stops neither the other
    /// subscribers nor the other events; the answer is then 500, and Mandrill sends the whole batch again later. The
    /// subscribers that handled an event are not given it again then. What a subscriber has awaited for longer than
    /// <see cref="DjrillOptions.HandlerTimeout"/> counts as failed; nothing can interrupt it while it runs.
    /// </para>
    /// </remarks>
    public static event EventHandler<MandrillWebhookEventArgs>? WebhookEvent;

    /// <summary>
    /// Occurs when a subscriber or a handler has failed on an event <see cref="DjrillOptions.MaxDeliveryAttempts"/> times, so that
    /// it is not tried again: the last chance to keep the event.
    /// </summary>
    /// <remarks>
    /// The sender is null. Once for each handler that failed so often. What a subscriber throws is logged, and changes nothing.
    /// </remarks>
    public static event EventHandler<MandrillEventAbandonedEventArgs>? EventAbandoned;

    /// <summary>Gets the subscribers of <see cref="EventAbandoned"/> of this moment.</summary>
    internal static EventHandler<MandrillEventAbandonedEventArgs>? AbandonedSubscribers => EventAbandoned;

    /// <summary>Gets the subscribers of this moment; one that unsubscribes meanwhile disturbs no call.</summary>
    internal static EventHandler<MandrillWebhookEventArgs>? Subscribers => WebhookEvent;
}
