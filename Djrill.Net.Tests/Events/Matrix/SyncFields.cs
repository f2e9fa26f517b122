using Djrill.Net.Events;
using Newtonsoft.Json.Linq;
using static Djrill.Net.Tests.Events.Matrix.Documented;
using static Djrill.Net.Tests.Events.Matrix.DocumentedParts;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>The getters that all events have, and those of list changes.</summary>
internal static class SyncFields
{
    /// <summary>The words are those of Mandrill's API.</summary>
    public static readonly Func<JToken?, object?> Reasons = Words(
        ("hard-bounce", "HardBounce"), ("soft-bounce", "SoftBounce"), ("spam", "Spam"), ("unsub", "Unsub"), ("custom", "Custom"),
        ("invalid-sender", "InvalidSender"), ("invalid", "Invalid"), ("test-mode-limit", "TestModeLimit"), ("unsigned", "NotSigned"), ("rule", "Rule"));

    private static readonly Func<object?> Unknown = static () => "Unknown";

    public static readonly Field[] All =
    [
        // Those without a member here are made of several; see DerivedFields.
        new(typeof(MandrillEvent), nameof(MandrillEvent.EventType), "event", Text),
        new(typeof(MandrillEvent), nameof(MandrillEvent.Timestamp), "ts", Time),
        new(typeof(MandrillEvent), nameof(MandrillEvent.Data), "", Text),
        new(typeof(MandrillEvent), nameof(MandrillEvent.Utf8Json), "", Text),
        new(typeof(MandrillEvent), nameof(MandrillEvent.IdempotencyKey), "", Text),
        new(typeof(MandrillEvent), nameof(MandrillEvent.IsExample), "", Text),

        new(typeof(MandrillSyncEvent), nameof(MandrillSyncEvent.List), "type", Text),
        new(typeof(MandrillSyncEvent), nameof(MandrillSyncEvent.ListKind), "type", Text),
        new(typeof(MandrillSyncEvent), nameof(MandrillSyncEvent.Action), "action", Text),
        new(typeof(MandrillSyncEvent), nameof(MandrillSyncEvent.ActionKind), "action", Words(("add", "Add"), ("change", "Change"), ("remove", "Remove")), Unknown),
        new(typeof(MandrillSyncEvent), nameof(MandrillSyncEvent.Entry), "reject|entry", Part(typeof(MandrillListEntry)),
            static () => Expected.Of(typeof(MandrillListEntry), null), typeof(MandrillListEntry)),

        Entry(nameof(MandrillListEntry.Email), "email", Text),
        Entry(nameof(MandrillListEntry.Reason), "reason", Text),
        Entry(nameof(MandrillListEntry.ReasonKind), "reason", Reasons, Unknown),
        Entry(nameof(MandrillListEntry.Detail), "detail", Text),
        Entry(nameof(MandrillListEntry.CreatedAt), "created_at", Date),
        Entry(nameof(MandrillListEntry.LastEventAt), "last_event_at", Date),
        Entry(nameof(MandrillListEntry.ExpiresAt), "expires_at", Date),
        Entry(nameof(MandrillListEntry.IsExpired), "expired", Flag),
        Entry(nameof(MandrillListEntry.Subaccount), "subaccount", Text),
        Entry(nameof(MandrillListEntry.Sender), "sender|sender.address", Text),
    ];

    private static Field Entry(string property, string wire, Func<JToken?, object?> read, Func<object?>? fallback = null) =>
        new(typeof(MandrillListEntry), property, wire, read, fallback);
}
