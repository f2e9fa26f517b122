using Djrill.Net.Events;
using Djrill.Net.Protocol;
using Newtonsoft.Json.Linq;

namespace Djrill.Net;

/// <summary>
/// Carries one event of a Mandrill webhook to the subscribers of <see cref="MandrillSignals.WebhookEvent"/>.
/// </summary>
/// <remarks>All subscribers are given the same instance. It may be kept beyond the request.</remarks>
public sealed class MandrillWebhookEventArgs : EventArgs
{
    private readonly EventData _data;
    private MandrillEvent? _event;

    /// <summary>
    /// Initializes a new instance from an event's type and data, as a test of a subscriber needs it.
    /// </summary>
    /// <param name="eventType">The event's type; see <see cref="EventType"/>.</param>
    /// <param name="data">The event's data; see <see cref="Data"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    public MandrillWebhookEventArgs(string? eventType, JObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        EventType = eventType;
        _data = new EventData(data);
    }

    internal MandrillWebhookEventArgs(string? eventType, EventData data)
    {
        EventType = eventType;
        _data = data;
    }

    /// <summary>
    /// Gets the event's type: the member <c>event</c>; where that is absent, empty or no text, as in list changes,
    /// <c>{type}_{action}</c>, such as <c>whitelist_add</c>; else null. <see cref="MandrillEventTypes"/> lists the known ones.
    /// </summary>
    public string? EventType { get; }

    /// <summary>
    /// Gets the event as Mandrill sent it: one element of <c>mandrill_events</c>, with every member, nothing converted.
    /// </summary>
    /// <value>
    /// Texts that look like dates are texts. Fractions are <see cref="decimal"/>, unless one of the event's numbers fits
    /// no <see cref="decimal"/>; all of its fractions are then <see cref="double"/>, and infinite where they are beyond it. Of a
    /// repeated name the last value stands.
    /// </value>
    /// <remarks>
    /// Built when first asked for, and kept. The subscribers share it, so a change to it is seen by those that follow.
    /// </remarks>
    public JObject Data => _data.Tree;

    /// <summary>
    /// Gets the event typed: a <see cref="MandrillMessageEvent"/>, a <see cref="MandrillInboundEvent"/>, a
    /// <see cref="MandrillSyncEvent"/>, or, where the package does not know the type, a <see cref="MandrillUnknownEvent"/>.
    /// </summary>
    /// <remarks>
    /// Read from <see cref="Data"/> when first asked for, and kept: all subscribers are given the same. Nothing that Mandrill
    /// sends makes it fail.
    /// </remarks>
    public MandrillEvent Event => _event ?? LazyInitializer.EnsureInitialized(ref _event, () => EventReader.Read(EventType, Data));
}
