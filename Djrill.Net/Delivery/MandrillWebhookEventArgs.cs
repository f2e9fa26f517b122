using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net;

/// <summary>
/// Carries one event of a Mandrill webhook to the subscribers of <see cref="MandrillSignals.WebhookEvent"/>.
/// </summary>
/// <remarks>It may be kept after the request. A test of a subscriber creates it.</remarks>
/// <param name="mandrillEvent">The event, such as one of <see cref="MandrillEvent.Parse(string)"/>.</param>
/// <exception cref="ArgumentNullException"><paramref name="mandrillEvent"/> is null.</exception>
public sealed class MandrillWebhookEventArgs(MandrillEvent mandrillEvent) : EventArgs
{
    /// <summary>
    /// Gets the typed event: a <see cref="MandrillMessageEvent"/>, a <see cref="MandrillInboundEvent"/>, a
    /// <see cref="MandrillSyncEvent"/>, or, where the package does not know the type, a <see cref="MandrillUnknownEvent"/>.
    /// </summary>
    public MandrillEvent Event { get; } = mandrillEvent ?? throw new ArgumentNullException(nameof(mandrillEvent));

    /// <summary>Gets the event's type. See <see cref="MandrillEvent.EventType"/>.</summary>
    /// <value>As sent. Null if the event has none.</value>
    public string? EventType => Event.EventType;

    /// <summary>Gets the event as Mandrill sent it, with every member, without conversions. See <see cref="MandrillEvent.Data"/>.</summary>
    public JObject Data => Event.Data;

    /// <summary>Gets the details of this call: the number of the attempt, and the origin of the event.</summary>
    /// <value>Default: a first attempt, if a test does not set it.</value>
    public MandrillDelivery Delivery { get; init; } = new();
}
