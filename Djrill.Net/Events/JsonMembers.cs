namespace Djrill.Net.Events;

/// <summary>Passes over the members of an object strictly (RFC 8259), one by one.</summary>
/// <param name="json">The JSON.</param>
/// <param name="position">Where the object begins.</param>
/// <param name="depth">How deep the object may nest, itself included.</param>
internal ref struct JsonMembers(ReadOnlySpan<byte> json, int position, int depth)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly int _depth = depth - 1;
    private int _position = depth > 0 ? position + 1 : JsonScanner.Invalid;
    private int _nameStart;
    private int _nameEnd;

    /// <summary>Gets the name of the member, as sent and without its quotes.</summary>
    public readonly ReadOnlySpan<byte> Name => _json[(_nameStart + 1)..(_nameEnd - 1)];

    /// <summary>Gets the value of the member, as sent.</summary>
    public readonly ReadOnlySpan<byte> Value => _json[ValuePlace];

    /// <summary>Gets where the value of the member stands.</summary>
    public readonly Range ValuePlace => ValueStart.._position;

    /// <summary>Gets where the value of the member begins.</summary>
    public int ValueStart { get; private set; }

    /// <summary>Gets the place behind the object, once there are no more members; invalid if the object is.</summary>
    public int End { get; private set; } = JsonScanner.Invalid;

    /// <summary>Finds a member of a valid object; of a repeated name the last one.</summary>
    /// <returns>The value as sent. Empty where the member is absent.</returns>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> found = default;
        var members = new JsonMembers(json, JsonScanner.SkipBlanks(json, 0), JsonScanner.MaxDepth);
        while (members.MoveNext())
        {
            found = JsonText.Equals(members.Name, name) ? members.Value : found;
        }

        return found;
    }

    /// <summary>Goes to the next member, and passes over its value.</summary>
    /// <returns>False if there is none, or if it is not valid.</returns>
    public bool MoveNext() => MoveToValue() && MoveBehind(JsonScanner.SkipValue(_json, ValueStart, _depth));

    /// <summary>Goes to the next member, of which the value is passed over elsewhere; see <see cref="MoveBehind"/>.</summary>
    /// <returns>False if there is none, or if it is not valid.</returns>
    public bool MoveToValue()
    {
        var json = _json;
        var place = JsonScanner.SkipBlanks(json, _position);
        if (JsonScanner.At(json, place) == '}')
        {
            End = place + 1;
            return false;
        }

        if (_nameEnd > 0)
        {
            place = JsonScanner.At(json, place) == ',' ? JsonScanner.SkipBlanks(json, place + 1) : JsonScanner.Invalid;
        }

        if (JsonScanner.At(json, place) != '"')
        {
            return false;
        }

        (_nameStart, _nameEnd) = (place, JsonScanner.SkipText(json, place));
        place = JsonScanner.SkipBlanks(json, _nameEnd);
        ValueStart = JsonScanner.SkipBlanks(json, place + 1);
        return JsonScanner.At(json, place) == ':';
    }

    /// <summary>Says where the value ends.</summary>
    /// <param name="end">The place behind it, or <see cref="JsonScanner.Invalid"/>.</param>
    /// <returns>False if it is not valid.</returns>
    public bool MoveBehind(int end)
    {
        _position = end;
        return end >= 0;
    }
}
