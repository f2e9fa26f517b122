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
    /// subscribers nor the other events; the answer is then 500, and Mandrill sends the whole batch again later. Nothing
    /// limits the time that a subscriber takes.
    /// </para>
    /// </remarks>
    public static event EventHandler<MandrillWebhookEventArgs>? WebhookEvent;

    /// <summary>Gets the subscribers of this moment; one that unsubscribes meanwhile disturbs no call.</summary>
    internal static EventHandler<MandrillWebhookEventArgs>? Subscribers => WebhookEvent;
}
