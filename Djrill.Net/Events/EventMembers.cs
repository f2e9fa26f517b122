namespace Djrill.Net.Events;

/// <summary>
/// Tells where the members of an event and of its <c>msg</c> stand in its JSON, which is passed over once. The bytes never
/// change, so each value is read when first asked for.
/// </summary>
internal sealed class EventMembers
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly EventNames _names;
    private readonly JsonPiece[] _event;
    private readonly JsonPiece[] _message;

    /// <param name="utf8Json">One valid JSON object.</param>
    /// <param name="names">The names of the members that are noted.</param>
    public EventMembers(ReadOnlyMemory<byte> utf8Json, EventNames names)
    {
        (_json, _names) = (utf8Json, names);
        (_event, _message) = (new JsonPiece[names.Event.Count], new JsonPiece[names.Message.Count]);
        var json = utf8Json.Span;
        var members = new JsonMembers(json, JsonScanner.SkipBlanks(json, 0), JsonScanner.MaxDepth);
        while (members.MoveToValue())
        {
            var isMessage = JsonText.Equals(members.Name, "msg"u8);
            members.MoveBehind(isMessage
                ? names.Message.Locate(json, members.ValueStart, _message, out _)
                : JsonScanner.SkipValue(json, members.ValueStart, JsonScanner.MaxDepth));
            if (names.Event.Find(members.Name) is >= 0 and var place)
            {
                _event[place] = JsonPiece.At(members.ValuePlace);
            }
        }
    }

    /// <summary>Gives the members of the event.</summary>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    public JsonObject Event(bool hasDecimals = true) => new(_json.Span, _names.Event, _event, hasDecimals);

    /// <summary>Gives the members of <c>msg</c>; without contents where that is no object.</summary>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    public JsonObject Message(bool hasDecimals = true) => new(_json.Span, _names.Message, _message, hasDecimals);
}
