using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Describes a change of the deny list or of the allow list.</summary>
public sealed class MandrillSyncEvent : MandrillEvent
{
    internal MandrillSyncEvent(string? eventType, string list, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json) => List = list;

    /// <summary>Gets which list changed (<c>type</c>), in Mandrill's word: <c>blacklist</c> or <c>whitelist</c>, perhaps newer ones.</summary>
    /// <value>As sent. An event without it is a <see cref="MandrillUnknownEvent"/>.</value>
    public string List { get; }

    /// <summary>Gets which list changed (<c>type</c>), whichever word Mandrill has for it.</summary>
    /// <value><see cref="MandrillSyncList.Unknown"/> where <see cref="List"/> is none of the known words.</value>
    public MandrillSyncList ListKind => KindOf(List);

    /// <summary>Gets what was done (<c>action</c>).</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    public string? Action => Fields.Action;

    /// <summary>Gets what was done, if it is a known action (<c>action</c>).</summary>
    /// <value><see cref="MandrillSyncAction.Unknown"/> where <see cref="Action"/> is none of the known.</value>
    public MandrillSyncAction ActionKind => Action switch
    {
        "add" => MandrillSyncAction.Add,
        "change" => MandrillSyncAction.Change,
        "remove" => MandrillSyncAction.Remove,
        _ => MandrillSyncAction.Unknown,
    };

    /// <summary>Gets the entry that was added, changed or removed (<c>reject</c>, else <c>entry</c>).</summary>
    /// <value>Never null; without contents where Mandrill left it out.</value>
    public MandrillListEntry Entry => Fields.Entry;

    /// <inheritdoc/>
    public override bool IsExample => ExampleEvents.IsAddress(Entry.Email);

    private SyncEventValues Fields => (SyncEventValues)Values;

    private protected override EventValues ReadValues(JObject tree) => SyncReader.Read(EventType, List, tree);

    private protected override string CreateKey() => EventKey.Of(
        "sync",
        [List, Action, Entry.Email, Entry.Subaccount, EventKey.Part(Timestamp)],
        Action is null || Entry.Email is null || Timestamp is null ? ReadTree() : null);

    internal static MandrillSyncList KindOf(string? list) => list switch
    {
        "blacklist" or "denylist" => MandrillSyncList.Deny,
        "whitelist" or "allowlist" or "safelist" => MandrillSyncList.Allow,
        _ => MandrillSyncList.Unknown,
    };
}
