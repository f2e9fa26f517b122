using System.Diagnostics.CodeAnalysis;

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
    /// subscribers nor the other events; the answer is then 500, and Mandrill sends the whole batch again later.
    /// </para>
    /// </remarks>
    [SuppressMessage(
        "Design",
        "CA1003:Use generic event handler instances",
        Justification = "It is one; the rule only looks for a type argument that ends in EventArgs of its own assembly.")]
    public static event EventHandler<MandrillWebhookEventArgs>? WebhookEvent;

    /// <summary>Takes the subscribers of this moment, so that one that unsubscribes meanwhile disturbs no call.</summary>
    internal static IReadOnlyList<EventHandler<MandrillWebhookEventArgs>> Subscribers()
    {
        var handlers = WebhookEvent;
        return handlers is null
            ? []
            : Array.ConvertAll(handlers.GetInvocationList(), static handler => (EventHandler<MandrillWebhookEventArgs>)handler);
    }
}
