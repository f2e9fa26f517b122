namespace Djrill.Net.Events;

/// <summary>Moves over the JSON of an event and finds its type, which is decoded on demand.</summary>
internal ref struct EventScanner
{
    private static readonly MemberNames Names = new("event type action");

    private ReadOnlySpan<byte> _event;
    private ReadOnlySpan<byte> _type;
    private ReadOnlySpan<byte> _action;

    /// <summary>Gets the event's type. Null if Mandrill sent none, or an empty string.</summary>
    public readonly string? EventType =>
        !_event.IsEmpty ? JsonText.Decode(_event)
        : !_type.IsEmpty && !_action.IsEmpty ? $"{JsonText.Decode(_type)}_{JsonText.Decode(_action)}"
        : null;

    /// <summary>Moves over an object.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="position">The place where the object begins.</param>
    /// <param name="depth">The most levels that the object may nest, itself included.</param>
    /// <returns>The place after the object, or <see cref="JsonScanner.Invalid"/>.</returns>
    public int Read(ReadOnlySpan<byte> json, int position, int depth)
    {
        Span<JsonPiece> pieces = stackalloc JsonPiece[3];
        var end = Names.Locate(json, position, pieces, out _, depth);
        _event = TextOf(pieces[0].Of(json));
        _type = TextOf(pieces[1].Of(json));
        _action = TextOf(pieces[2].Of(json));
        return end;
    }

    /// <summary>Gets the contents of a string; nothing of any other value.</summary>
    private static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> value) => value is [(byte)'"', .. var text, _] ? text : default;
}
