using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Reads list changes.</summary>
internal static class SyncReader
{
    /// <summary>Tells which list an event is about, by its data, else by its type.</summary>
    /// <returns>Mandrill's word for the list, or null if the event is no list change.</returns>
    public static string? ListOf(string? eventType, JObject data)
    {
        var prefix = eventType?.Split('_', 2) is [var word, _] ? word : null;
        var list = data.Text("type") ?? prefix;
        var kind = MandrillSyncEvent.KindOf(list);
        return kind != MandrillSyncList.Unknown && (eventType is null || MandrillSyncEvent.KindOf(prefix) == kind) ? list : null;
    }

    public static MandrillSyncEvent Read(string? eventType, string list, JObject data) => new()
    {
        EventType = eventType,
        Timestamp = data.Timestamp("ts"),
        Data = data,
        List = list,
        Action = data.Text("action") ?? (eventType?.Split('_', 2) is [_, { Length: > 0 } action] ? action : null),
        Entry = ReadEntry(data.Object("reject") ?? data.Object("entry")),
    };

    private static MandrillListEntry ReadEntry(JObject? entry) => new()
    {
        Email = entry.Text("email"),
        Reason = entry.Text("reason"),
        Detail = entry.Text("detail"),
        CreatedAt = entry.Date("created_at"),
        LastEventAt = entry.Date("last_event_at"),
        ExpiresAt = entry.Date("expires_at"),
        IsExpired = entry.Flag("expired"),
        Subaccount = entry.Text("subaccount"),
        Sender = entry.Text("sender") ?? entry.Object("sender").Text("address"),
    };
}
