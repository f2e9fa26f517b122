namespace Djrill.Net.Events;

/// <summary>Holds the positions of the members of an event and of <c>msg</c>. The values are read later, on first use.</summary>
internal sealed class EventMembers
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly EventNames _names;
    private readonly JsonPiece[] _event;
    private readonly JsonPiece[] _message;

    /// <param name="utf8Json">One valid JSON object. The bytes must never change.</param>
    /// <param name="names">The names of the members that can be read.</param>
    public EventMembers(ReadOnlyMemory<byte> utf8Json, EventNames names)
    {
        (_json, _names) = (utf8Json, names);
        (_event, _message) = (new JsonPiece[names.Event.Count], new JsonPiece[names.Message.Count]);
        var json = utf8Json.Span;
        var members = new JsonItems(json, json.SkipBlanks(0));
        while (members.MoveToValue())
        {
            var isMessage = JsonText.Equals(members.Name, "msg"u8);
            members.MoveAfterValue(isMessage
                ? names.Message.Locate(json, members.ValueStart, _message, out _)
                : json.SkipValue(members.ValueStart));
            if (names.Event.Find(members.Name) is >= 0 and var number)
            {
                _event[number] = members.ValuePlace;
            }
        }
    }

    /// <summary>Gets the members of the event.</summary>
    /// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>; see <see cref="JsonNumber.Read"/>.</param>
    public JsonObject Event(bool hasDecimals = true) => new(_json.Span, _names.Event, _event, hasDecimals);

    /// <summary>Gets the members of <c>msg</c>. If <c>msg</c> is not an object, all its members are absent.</summary>
    /// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>; see <see cref="JsonNumber.Read"/>.</param>
    public JsonObject Message(bool hasDecimals = true) => new(_json.Span, _names.Message, _message, hasDecimals);
}
