using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>Creates events of every type that Mandrill sends, for tests.</summary>
/// <remarks>
/// <para>
/// Each call creates a new event with a new message id or address, the current time and the members that Mandrill sends.
/// <see cref="MandrillEvent.ToJson"/> returns the JSON with Mandrill's escaping. <see cref="MandrillEvent.IsExample"/> is false.
/// </para>
/// <para>List events have Mandrill's type names, such as <c>blacklist_add</c>. See <see cref="MandrillEventTypes.AreSame"/>.</para>
/// </remarks>
public static class MandrillSamples
{
    /// <summary>Creates an event for a sent message (<c>send</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Send(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Send, configure);

    /// <summary>Creates an event for a message that the recipient's server deferred (<c>deferral</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Deferral(Action<MandrillSampleOptions>? configure = null) =>
        Message(MandrillEventTypes.Deferral, configure);

    /// <summary>Creates an event for a permanent bounce (<c>hard_bounce</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent HardBounce(Action<MandrillSampleOptions>? configure = null) =>
        Message(MandrillEventTypes.HardBounce, configure);

    /// <summary>Creates an event for a temporary bounce (<c>soft_bounce</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent SoftBounce(Action<MandrillSampleOptions>? configure = null) =>
        Message(MandrillEventTypes.SoftBounce, configure);

    /// <summary>Creates an event for a message that the recipient's server accepted (<c>delivered</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Delivered(Action<MandrillSampleOptions>? configure = null) =>
        Message(MandrillEventTypes.Delivered, configure);

    /// <summary>Creates an event for an opened message (<c>open</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Open(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Open, configure);

    /// <summary>Creates an event for a clicked link (<c>click</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Click(Action<MandrillSampleOptions>? configure = null) =>
        Message(MandrillEventTypes.Click, configure);

    /// <summary>Creates an event for a spam report (<c>spam</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Spam(Action<MandrillSampleOptions>? configure = null) => Message(MandrillEventTypes.Spam, configure);

    /// <summary>Creates an event for an unsubscription (<c>unsub</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Unsub(Action<MandrillSampleOptions>? configure = null) =>
        Message(MandrillEventTypes.Unsub, configure);

    /// <summary>Creates an event for a message that Mandrill did not send (<c>reject</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillMessageEvent Reject(Action<MandrillSampleOptions>? configure = null) =>
        Message(MandrillEventTypes.Reject, configure);

    /// <summary>Creates an event for an inbound email (<c>inbound</c>).</summary>
    /// <param name="configure">Sets the values of the email and attaches files. Null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillInboundEvent Inbound(Action<MandrillSampleEmail>? configure = null)
    {
        var email = new MandrillSampleEmail();
        configure?.Invoke(email);
        return (MandrillInboundEvent)Parse(SampleInbound.Create(email));
    }

    /// <summary>Creates an event for a new denylist entry (<c>blacklist_add</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent DenylistAdd(Action<MandrillSampleOptions>? configure = null) =>
        Sync(SampleLists.DenylistChange, "add", configure);

    /// <summary>Creates an event for a changed denylist entry (<c>blacklist_change</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent DenylistChange(Action<MandrillSampleOptions>? configure = null) =>
        Sync(SampleLists.DenylistChange, "change", configure);

    /// <summary>Creates an event for a removed denylist entry (<c>blacklist_remove</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent DenylistRemove(Action<MandrillSampleOptions>? configure = null) =>
        Sync(SampleLists.DenylistChange, "remove", configure);

    /// <summary>Creates an event for a new allowlist entry (<c>whitelist_add</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent AllowlistAdd(Action<MandrillSampleOptions>? configure = null) =>
        Sync(SampleLists.AllowlistChange, "add", configure);

    /// <summary>Creates an event for a removed allowlist entry (<c>whitelist_remove</c>).</summary>
    /// <param name="configure">Sets the event's values; null for the defaults.</param>
    /// <returns>A new event.</returns>
    public static MandrillSyncEvent AllowlistRemove(Action<MandrillSampleOptions>? configure = null) =>
        Sync(SampleLists.AllowlistChange, "remove", configure);

    /// <summary>Creates one event of each type, with the default values.</summary>
    /// <returns>16 new events.</returns>
    public static IReadOnlyList<MandrillEvent> All() =>
    [
        Send(), Deferral(), HardBounce(), SoftBounce(), Delivered(), Open(), Click(), Spam(), Unsub(), Reject(),
        Inbound(),
        DenylistAdd(), DenylistChange(), DenylistRemove(), AllowlistAdd(), AllowlistRemove(),
    ];

    private static MandrillMessageEvent Message(string eventType, Action<MandrillSampleOptions>? configure) =>
        (MandrillMessageEvent)Parse(SampleMessages.Create(eventType, Options(configure)));

    private static MandrillSyncEvent Sync(Func<MandrillSampleOptions, string, JObject> create, string action,
        Action<MandrillSampleOptions>? configure) =>
        (MandrillSyncEvent)Parse(create(Options(configure), action));

    private static MandrillSampleOptions Options(Action<MandrillSampleOptions>? configure)
    {
        var options = new MandrillSampleOptions();
        configure?.Invoke(options);
        return options;
    }

    private static MandrillEvent Parse(JObject created) => MandrillEvent.Parse(PhpJson.Write(created));
}
