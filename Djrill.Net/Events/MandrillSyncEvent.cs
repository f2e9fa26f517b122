namespace Djrill.Net.Events;

/// <summary>Describes a change of the deny list or of the allow list.</summary>
public sealed class MandrillSyncEvent : MandrillEvent
{
    private static readonly MandrillListEntry NoEntry = new();

    private static readonly EventNames Names = new(["ts", "action", "reject", "entry"], []);

    internal MandrillSyncEvent(string? eventType, string list, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names) => List = list;

    /// <summary>Gets which list changed (<c>type</c>), in Mandrill's word: <c>blacklist</c> or <c>whitelist</c>, perhaps newer ones.</summary>
    /// <value>As sent. An event without it is a <see cref="MandrillUnknownEvent"/>.</value>
    public string List { get; }

    /// <summary>Gets which list changed (<c>type</c>), whichever word Mandrill has for it.</summary>
    /// <value><see cref="MandrillSyncListKind.Unknown"/> where <see cref="List"/> is none of the known words.</value>
    public MandrillSyncListKind ListKind => KindOf(List);

    /// <summary>Gets what was done (<c>action</c>).</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    public string? Action => field ??= ActionOf(Members.Event());

    /// <summary>Gets what was done, if it is a known action (<c>action</c>).</summary>
    /// <value><see cref="MandrillSyncActionKind.Unknown"/> where <see cref="Action"/> is none of the known.</value>
    public MandrillSyncActionKind ActionKind => Action switch
    {
        "add" => MandrillSyncActionKind.Add,
        "change" => MandrillSyncActionKind.Change,
        "remove" => MandrillSyncActionKind.Remove,
        _ => MandrillSyncActionKind.Unknown,
    };

    /// <summary>Gets the entry that was added, changed or removed (<c>reject</c>, else <c>entry</c>).</summary>
    /// <value>Never null; without contents where Mandrill left it out.</value>
    public MandrillListEntry Entry => field ??= EntryOf(hasDecimals: true);

    /// <inheritdoc/>
    public override bool IsExample => SendTestEvents.IsAddress(Entry.Email);

    private protected override string CreateKey()
    {
        var hasDecimals = !KeyNumbers.AreDoubles(Utf8Json.Span, Timestamp, Action, Entry.Email, Entry.Subaccount);
        return CreateKey(Members.Event(hasDecimals), EntryOf(hasDecimals));
    }

    private string CreateKey(JsonObject members, MandrillListEntry entry)
    {
        var action = ActionOf(members);
        var timestamp = members.Timestamp("ts"u8);
        using var key = new EventKey("sync");
        key.Add(List);
        key.Add(action);
        key.Add(entry.Email);
        key.Add(entry.Subaccount);
        key.Add(timestamp);
        return key.Finish(action is null || entry.Email is null || timestamp is null ? Utf8Json.Span : default);
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
