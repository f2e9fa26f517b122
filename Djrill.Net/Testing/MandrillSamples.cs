using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>Creates events of every kind that Mandrill sends, for the tests of an application.</summary>
/// <remarks>
/// <para>
/// Each call makes a new event: with a new message id or address, at the present time, and with the members that Mandrill
/// sends. <see cref="MandrillEvent.ToJson"/> gives its JSON in Mandrill's own escaping. <see cref="MandrillEvent.IsExample"/> is
/// false: an application treats such an event as a real one.
/// </para>
/// <para>List changes have the types that Mandrill sends, such as <c>blacklist_add</c>; see <see cref="MandrillEventTypes.AreSame"/>.</para>
/// </remarks>
public static class MandrillSamples
{
    /// <summary>Creates the event that Mandrill has sent a message (<c>send</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Send(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Send, configure);

    /// <summary>Creates the event that the recipient's server puts a message off (<c>deferral</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Deferral(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Deferral, configure);

    /// <summary>Creates the event that a message bounces for good (<c>hard_bounce</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent HardBounce(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.HardBounce, configure);

    /// <summary>Creates the event that a message bounces for the present (<c>soft_bounce</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent SoftBounce(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.SoftBounce, configure);

    /// <summary>Creates the event that the recipient's server has accepted a message (<c>delivered</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Delivered(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Delivered, configure);

    /// <summary>Creates the event that the recipient opens a message (<c>open</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Open(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Open, configure);

    /// <summary>Creates the event that the recipient follows a link (<c>click</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Click(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Click, configure);

    /// <summary>Creates the event that the recipient reports a message as spam (<c>spam</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Spam(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Spam, configure);

    /// <summary>Creates the event that the recipient unsubscribes (<c>unsub</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Unsub(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Unsub, configure);

    /// <summary>Creates the event that Mandrill refuses to send a message (<c>reject</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Reject(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Reject, configure);

    /// <summary>Creates the event of an inbound email (<c>inbound</c>).</summary>
    /// <param name="configure">Sets the email's values and attaches files; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillInboundEvent Inbound(Action<MandrillSampleEmail>? configure = null)
    {
        var email = new MandrillSampleEmail();
        configure?.Invoke(email);
        return (MandrillInboundEvent)Parse(SampleInbound.Create(email));
    }

    /// <summary>Creates the event that an address is added to the deny list (<c>blacklist_add</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent DenylistAdd(Action<MandrillSampleOptions>? configure = null) => Sync(SampleLists.DenylistChange, "add", configure);

    /// <summary>Creates the event that an entry of the deny list changes (<c>blacklist_change</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent DenylistChange(Action<MandrillSampleOptions>? configure = null) => Sync(SampleLists.DenylistChange, "change", configure);

    /// <summary>Creates the event that an address is removed from the deny list (<c>blacklist_remove</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent DenylistRemove(Action<MandrillSampleOptions>? configure = null) => Sync(SampleLists.DenylistChange, "remove", configure);

    /// <summary>Creates the event that an address is added to the allow list (<c>whitelist_add</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent AllowlistAdd(Action<MandrillSampleOptions>? configure = null) => Sync(SampleLists.AllowlistChange, "add", configure);

    /// <summary>Creates the event that an address is removed from the allow list (<c>whitelist_remove</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent AllowlistRemove(Action<MandrillSampleOptions>? configure = null) => Sync(SampleLists.AllowlistChange, "remove", configure);

    /// <summary>Creates one event of each kind, with the defaults.</summary>
    /// <returns>16 new events.</returns>
    public static IReadOnlyList<MandrillEvent> All() =>
    [
        Send(), Deferral(), HardBounce(), SoftBounce(), Delivered(), Open(), Click(), Spam(), Unsub(), Reject(),
        Inbound(),
        DenylistAdd(), DenylistChange(), DenylistRemove(), AllowlistAdd(), AllowlistRemove(),
    ];

    private static MandrillMessageEvent Message(string eventType, Action<MandrillSampleOptions>? configure) =>
        (MandrillMessageEvent)Parse(SampleMessages.Create(eventType, Options(configure)));

    private static MandrillSyncEvent Sync(Func<MandrillSampleOptions, string, JObject> create, string action, Action<MandrillSampleOptions>? configure) =>
        (MandrillSyncEvent)Parse(create(Options(configure), action));

    private static MandrillSampleOptions Options(Action<MandrillSampleOptions>? configure)
    {
        var options = new MandrillSampleOptions();
        configure?.Invoke(options);
        return options;
    }

    private static MandrillEvent Parse(JObject created) => MandrillEvent.Parse(PhpJson.Write(created));
}
