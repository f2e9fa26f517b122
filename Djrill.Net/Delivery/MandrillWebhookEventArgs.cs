using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net;

/// <summary>
/// Carries one event of a Mandrill webhook to the subscribers of <see cref="MandrillSignals.WebhookEvent"/>.
/// </summary>
/// <remarks>You may keep the object after the request. In a test of a subscriber, create an instance with the constructor.</remarks>
/// <param name="mandrillEvent">The event. In a test, use <see cref="MandrillEvent.Parse(string)"/> to create one.</param>
/// <exception cref="ArgumentNullException"><paramref name="mandrillEvent"/> is null.</exception>
public sealed class MandrillWebhookEventArgs(MandrillEvent mandrillEvent) : EventArgs
{
    /// <summary>
    /// Gets the typed event: a <see cref="MandrillMessageEvent"/>, a <see cref="MandrillInboundEvent"/> or a
    /// <see cref="MandrillSyncEvent"/>. An event of an unknown type is a <see cref="MandrillUnknownEvent"/>.
    /// </summary>
    public MandrillEvent Event { get; } = mandrillEvent ?? throw new ArgumentNullException(nameof(mandrillEvent));

    /// <summary>Gets the event's type. See <see cref="MandrillEvent.EventType"/>.</summary>
    /// <value>The type as sent by Mandrill. Null if the event has no type.</value>
    public string? EventType => Event.EventType;

    /// <summary>Gets the JSON of the event with all members, as sent by Mandrill. See <see cref="MandrillEvent.Data"/>.</summary>
    public JObject Data => Event.Data;

    /// <summary>Gets the details of this call: the number of the attempt, and the origin of the event.</summary>
    /// <value>Default: a new <see cref="MandrillDelivery"/>.</value>
    public MandrillDelivery Delivery { get; init; } = new();
}
