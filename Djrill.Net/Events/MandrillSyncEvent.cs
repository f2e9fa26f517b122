namespace Djrill.Net.Events;

/// <summary>Describes a change to the deny list or to the allow list.</summary>
public sealed class MandrillSyncEvent : MandrillEvent
{
    private static readonly KindWords<MandrillSyncActionKind> Actions = new("add change remove");

    private static readonly MandrillListEntry NoEntry = new();

    private static readonly EventNames Names = new("ts action reject entry", "");

    internal MandrillSyncEvent(string? eventType, string list, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names) => List = list;

    /// <summary>Gets the name of the changed list (<c>type</c>), such as <c>blacklist</c> or <c>whitelist</c>.</summary>
    /// <value>As sent. If <c>type</c> is absent, the name is the part of the event type before <c>_</c>. Never null.</value>
    public string List { get; }

    /// <summary>Gets the changed list as an enum value (<c>type</c>).</summary>
    /// <value><see cref="MandrillSyncListKind.Unknown"/> if <see cref="List"/> is not a known value.</value>
    public MandrillSyncListKind ListKind => KindOf(List);

    /// <summary>Gets the action (<c>action</c>).</summary>
    /// <value>As sent. Mandrill may add new values. Null if absent.</value>
    public string? Action => field ??= ActionOf(Members.Event());

    /// <summary>Gets the action as an enum value (<c>action</c>).</summary>
    /// <value><see cref="MandrillSyncActionKind.Unknown"/> if <see cref="Action"/> is not a known value.</value>
    public MandrillSyncActionKind ActionKind => Actions.Find(Action);

    /// <summary>Gets the entry that was added, changed or removed (<c>reject</c>, or else <c>entry</c>).</summary>
    /// <value>Never null. If both members are absent, the properties of the entry are null.</value>
    public MandrillListEntry Entry => field ??= EntryOf(hasDecimals: true);

    internal override string KeyKind => "sync";

    /// <inheritdoc/>
    public override bool IsExample => SendTestEvents.IsExampleAddress(Entry.Email);

    internal override void AddKeyParts(EventKey key, bool hasDecimals)
    {
        var entry = EntryOf(hasDecimals);
        key.Add(List);
        key.AddRequired(ActionOf(Members.Event(hasDecimals)));
        key.AddRequired(entry.Email);
        key.Add(entry.Subaccount);
        key.AddRequired(Members.Event(hasDecimals).Timestamp("ts"u8));
    }

    private string? ActionOf(JsonObject members) =>
        members.Text("action"u8) ?? (EventType?.Split('_', 2) is [_, { Length: > 0 } action] ? action : null);

    private MandrillListEntry EntryOf(bool hasDecimals) =>
        MandrillListEntry.Reader.Read(Members.Event()["reject"u8], hasDecimals)
        ?? MandrillListEntry.Reader.Read(Members.Event()["entry"u8], hasDecimals)
        ?? NoEntry;

    internal static MandrillSyncListKind KindOf(string? list) => list switch
    {
        "blacklist" or "denylist" => MandrillSyncListKind.Deny,
        "whitelist" or "allowlist" or "safelist" => MandrillSyncListKind.Allow,
        _ => MandrillSyncListKind.Unknown,
    };
}
