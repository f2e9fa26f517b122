using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net;

/// <summary>
/// Carries one event of a Mandrill webhook to the subscribers of <see cref="MandrillSignals.WebhookEvent"/>.
/// </summary>
/// <remarks>It may be kept after the request.</remarks>
public sealed class MandrillWebhookEventArgs : EventArgs
{
    /// <summary>Initializes a new instance, as a test of a subscriber needs it.</summary>
    /// <param name="mandrillEvent">The event, such as one of <see cref="MandrillEvent.Parse(string)"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="mandrillEvent"/> is null.</exception>
    public MandrillWebhookEventArgs(MandrillEvent mandrillEvent)
    {
        ArgumentNullException.ThrowIfNull(mandrillEvent);
        Event = mandrillEvent;
    }

    /// <summary>
    /// Gets the event typed: a <see cref="MandrillMessageEvent"/>, a <see cref="MandrillInboundEvent"/>, a
    /// <see cref="MandrillSyncEvent"/>, or, where the package does not know the type, a <see cref="MandrillUnknownEvent"/>.
    /// </summary>
    public MandrillEvent Event { get; }

    /// <summary>Gets the event's type; see <see cref="MandrillEvent.EventType"/>.</summary>
    /// <value>As sent. Null where the event says none.</value>
    public string? EventType => Event.EventType;

    /// <summary>Gets the event as Mandrill sent it, with every member, nothing converted; see <see cref="MandrillEvent.Data"/>.</summary>
    public JObject Data => Event.Data;

    /// <summary>Gets what is known of this call: which attempt it is, and where the event came from.</summary>
    /// <value>Default: a first attempt, where a test does not set it.</value>
    public MandrillDelivery Delivery { get; init; } = new();
}
