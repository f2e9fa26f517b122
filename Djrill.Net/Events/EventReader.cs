namespace Djrill.Net.Events;

/// <summary>Makes the typed event of an event's JSON.</summary>
internal static class EventReader
{
    /// <summary>
    /// Makes a new event object over bytes that are never changed and belong to no pool. Its values are read when first
    /// asked for.
    /// </summary>
    /// <param name="eventType">The type as <c>EventScanner</c> found it.</param>
    /// <param name="utf8Json">One valid JSON object.</param>
    public static MandrillEvent Read(string? eventType, ReadOnlyMemory<byte> utf8Json) =>
        MandrillMessageEvent.KindOf(eventType) != MandrillMessageEventKind.Unknown ? new MandrillMessageEvent(eventType, utf8Json)
        : eventType == "inbound" ? new MandrillInboundEvent(eventType, utf8Json)
        : FindList(eventType, utf8Json.Span) is { } list ? new MandrillSyncEvent(eventType, list, utf8Json)
        : new MandrillUnknownEvent(eventType, utf8Json);

    /// <summary>Finds which list an event is about: by its member 'type', else by the start of its type.</summary>
    /// <returns>Mandrill's word for the list, or null if the event is no list change.</returns>
    private static string? FindList(string? eventType, ReadOnlySpan<byte> utf8Json)
    {
        var prefix = eventType?.Split('_', 2) is [var start, _] ? start : null;
        if (eventType is not null && !IsList(prefix))
        {
            return null;
        }

        var list = FindType(utf8Json) ?? prefix;
        var isSame = eventType is null || MandrillSyncEvent.KindOf(list) == MandrillSyncEvent.KindOf(prefix);
        return isSame && IsList(list) ? list : null;
    }

    private static bool IsList(string? word) => MandrillSyncEvent.KindOf(word) != MandrillSyncListKind.Unknown;

    private static string? FindType(ReadOnlySpan<byte> utf8Json) =>
        JsonValues.ReadText(JsonMembers.Find(utf8Json, "type"u8));
}
