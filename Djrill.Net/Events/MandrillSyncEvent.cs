namespace Djrill.Net.Events;

/// <summary>Describes a change of the deny list or of the allow list.</summary>
public sealed class MandrillSyncEvent : MandrillEvent
{
    private static readonly KindWords<MandrillSyncActionKind> Actions = new("add change remove");

    private static readonly MandrillListEntry NoEntry = new();

    private static readonly EventNames Names = new("ts action reject entry", "");

    internal MandrillSyncEvent(string? eventType, string list, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names) => List = list;

    /// <summary>Gets the list that changed, in Mandrill's word (<c>type</c>), such as <c>blacklist</c> or <c>whitelist</c>.</summary>
    /// <value>As sent. An event without it is a <see cref="MandrillUnknownEvent"/>.</value>
    public string List { get; }

    /// <summary>Gets the list that changed, whichever word Mandrill uses for it (<c>type</c>).</summary>
    /// <value><see cref="MandrillSyncListKind.Unknown"/> if <see cref="List"/> is not a known word.</value>
    public MandrillSyncListKind ListKind => KindOf(List);

    /// <summary>Gets the action (<c>action</c>).</summary>
    /// <value>As sent; Mandrill may add others. Null if absent.</value>
    public string? Action => field ??= ActionOf(Members.Event());

    /// <summary>Gets the action, if it is a known action (<c>action</c>).</summary>
    /// <value><see cref="MandrillSyncActionKind.Unknown"/> if <see cref="Action"/> is not a known word.</value>
    public MandrillSyncActionKind ActionKind => Actions.Find(Action);

    /// <summary>Gets the entry that was added, changed or removed (<c>reject</c>, or else <c>entry</c>).</summary>
    /// <value>Never null. Its properties are null or empty if Mandrill left it out.</value>
    public MandrillListEntry Entry => field ??= EntryOf(hasDecimals: true);

    internal override string KeyKind => "sync";

    /// <inheritdoc/>
    public override bool IsExample => SendTestEvents.IsAddress(Entry.Email);

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
