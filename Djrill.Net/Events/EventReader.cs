using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Makes the typed event of an event's data.</summary>
internal static class EventReader
{
    public static MandrillEvent Read(string? eventType, JObject data)
    {
        if (MandrillMessageEvent.KindOf(eventType) != MandrillMessageEventKind.Unknown)
        {
            return MessageReader.Read(eventType, data);
        }

        return eventType == "inbound" ? InboundReader.Read(eventType, data)
            : SyncReader.ListOf(eventType, data) is { } list ? SyncReader.Read(eventType, list, data)
            : new MandrillUnknownEvent { EventType = eventType, Timestamp = data.Timestamp("ts"), Data = data };
    }
}
