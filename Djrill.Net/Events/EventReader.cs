namespace Djrill.Net.Events;

/// <summary>Creates typed events from JSON.</summary>
internal static class EventReader
{
    /// <summary>Creates a new event object. The property values are read from the JSON on first use.</summary>
    /// <param name="eventType">The value of <see cref="EventScanner.EventType"/>.</param>
    /// <param name="utf8Json">One valid JSON object. The bytes must never change, so the array must not come from a pool.</param>
    public static MandrillEvent Read(string? eventType, ReadOnlyMemory<byte> utf8Json) =>
        MandrillMessageEvent.Kinds.Find(eventType) != MandrillMessageEventKind.Unknown ? new MandrillMessageEvent(eventType, utf8Json)
        : eventType == MandrillEventTypes.Inbound ? new MandrillInboundEvent(eventType, utf8Json)
        : FindList(eventType, utf8Json.Span) is { } list ? new MandrillSyncEvent(eventType, list, utf8Json)
        : new MandrillUnknownEvent(eventType, utf8Json);

    /// <summary>
    /// Finds the name of the list that a sync event changes: the member <c>type</c>, or else the part of the event type before <c>_</c>.
    /// </summary>
    /// <returns>Mandrill's name for the list. Null if the event is not a sync event.</returns>
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
