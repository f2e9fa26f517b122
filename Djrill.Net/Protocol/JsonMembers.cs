namespace Djrill.Net.Protocol;

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
    private int _valueStart;

    /// <summary>Gets the name of the member, as sent and without its quotes.</summary>
    public readonly ReadOnlySpan<byte> Name => _json[(_nameStart + 1)..(_nameEnd - 1)];

    /// <summary>Gets the value of the member, as sent.</summary>
    public readonly ReadOnlySpan<byte> Value => _json[_valueStart.._position];

    /// <summary>Gets the place behind the object, once there are no more members; invalid if the object is.</summary>
    public int End { get; private set; } = JsonScanner.Invalid;

    /// <summary>Goes to the next member.</summary>
    /// <returns>False if there is none, or if it is not valid.</returns>
    public bool MoveNext()
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
        if (JsonScanner.At(json, place) != ':')
        {
            return false;
        }

        _valueStart = JsonScanner.SkipBlanks(json, place + 1);
        _position = JsonScanner.SkipValue(json, _valueStart, _depth);
        return _position >= 0;
    }
}
