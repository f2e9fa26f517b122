namespace Djrill.Net.Events;

/// <summary>Scans the JSON of an event and finds the event type.</summary>
internal ref struct EventScanner
{
    private static readonly MemberNames Names = new("event type action");

    private ReadOnlySpan<byte> _event;
    private ReadOnlySpan<byte> _type;
    private ReadOnlySpan<byte> _action;

    /// <summary>Gets the event type. Null if the event has no type, or if the type is an empty string.</summary>
    public readonly string? EventType =>
        !_event.IsEmpty ? JsonText.Decode(_event)
        : !_type.IsEmpty && !_action.IsEmpty ? $"{JsonText.Decode(_type)}_{JsonText.Decode(_action)}"
        : null;

    /// <summary>Scans the JSON object of an event.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="position">The index of the first byte of the object.</param>
    /// <param name="depth">The maximum nesting depth, including the object itself.</param>
    /// <returns>The index after the object, or <see cref="JsonScanner.Invalid"/>.</returns>
    public int Read(ReadOnlySpan<byte> json, int position, int depth)
    {
        Span<JsonPiece> pieces = stackalloc JsonPiece[3];
        var end = Names.Locate(json, position, pieces, out _, depth);
        _event = TextOf(pieces[0].Of(json));
        _type = TextOf(pieces[1].Of(json));
        _action = TextOf(pieces[2].Of(json));
        return end;
    }

    /// <summary>Gets the bytes between the quotes of a JSON string. Returns an empty span for other values.</summary>
    private static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> value) => value is [(byte)'"', .. var text, _] ? text : default;
}
