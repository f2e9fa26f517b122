namespace Djrill.Net.Events;

/// <summary>Creates the typed event for the JSON of an event.</summary>
internal static class EventReader
{
    /// <summary>Creates a new event object. Its values are read on first use.</summary>
    /// <param name="eventType">The type that <see cref="EventScanner"/> found.</param>
    /// <param name="utf8Json">One valid JSON object. The bytes never change, and belong to no pool.</param>
    public static MandrillEvent Read(string? eventType, ReadOnlyMemory<byte> utf8Json) =>
        MandrillMessageEvent.Kinds.Find(eventType) != MandrillMessageEventKind.Unknown ? new MandrillMessageEvent(eventType, utf8Json)
        : eventType == MandrillEventTypes.Inbound ? new MandrillInboundEvent(eventType, utf8Json)
        : FindList(eventType, utf8Json.Span) is { } list ? new MandrillSyncEvent(eventType, list, utf8Json)
        : new MandrillUnknownEvent(eventType, utf8Json);

    /// <summary>Finds the list that an event is about: its member <c>type</c>, or else the first word of the event's type.</summary>
    /// <returns>Mandrill's word for the list. Null if the event is not a change of a list.</returns>
    private static string? FindList(string? eventType, ReadOnlySpan<byte> utf8Json)
    {
        var prefix = eventType?.Split('_', 2) is [var start, _] ? start : null;
        var prefixKind = MandrillSyncEvent.KindOf(prefix);
        if (eventType is not null && prefixKind == MandrillSyncListKind.Unknown)
        {
            return null;
        }

        var list = JsonValues.ReadText(JsonItems.Find(utf8Json, "type"u8)) ?? prefix;
        var listKind = MandrillSyncEvent.KindOf(list);
        var isKnown = listKind != MandrillSyncListKind.Unknown && (eventType is null || listKind == prefixKind);
        return isKnown ? list : null;
    }
}
