using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Reads list changes.</summary>
internal static class SyncReader
{
    public static SyncEventValues Read(string? eventType, string list, JObject data) => new()
    {
        Timestamp = data.Timestamp("ts"),
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
