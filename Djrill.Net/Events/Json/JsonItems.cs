using static Djrill.Net.Events.JsonScanner;

namespace Djrill.Net.Events;

/// <summary>
/// Enumerates the members of an object or the elements of a list. A value of another kind has no items. The enumeration stops at the
/// first item that is not valid JSON (RFC 8259).
/// </summary>
/// <param name="json">The JSON.</param>
/// <param name="position">The index of the first byte of the object or list.</param>
/// <param name="depth">The maximum nesting depth, including the object or list itself.</param>
internal ref struct JsonItems(ReadOnlySpan<byte> json, int position, int depth = MaxDepth)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly int _depth = depth - 1;
    private int _position = depth > 0 && json.At(position) is '{' or '[' ? position + 1 : Invalid;
    private int _nameStart;
    private int _nameEnd;

    /// <summary>Gets whether the items are the members of an object.</summary>
    public bool IsObject { get; } = json.At(position) == '{';

    /// <summary>Gets the name of the current member: the bytes as sent, without quotes.</summary>
    public readonly ReadOnlySpan<byte> Name => _json[(_nameStart + 1)..(_nameEnd - 1)];

    /// <summary>Gets the value of the current item: the bytes as sent.</summary>
    public readonly ReadOnlySpan<byte> Value => _json[ValueStart.._position];

    /// <summary>Gets the index and the length of the current value.</summary>
    public readonly JsonPiece ValuePlace => new(ValueStart, _position - ValueStart);

    /// <summary>Gets the index of the first byte of the current value, or 0 before the first item.</summary>
    public int ValueStart { get; private set; }

    /// <summary>
    /// Gets the index after the object or list. The value is <see cref="Invalid"/> until all items are read, or if an item is not valid.
    /// </summary>
    public int End { get; private set; } = Invalid;

    /// <summary>Finds a member of an object. If the name is repeated, the last member is returned.</summary>
    /// <returns>The value as sent, or an empty span if the member is absent.</returns>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> found = default;
        var members = new JsonItems(json, json.SkipBlanks(0));
        while (members.MoveNext())
        {
            found = JsonText.Equals(members.Name, name) ? members.Value : found;
        }

        return found;
    }

    /// <summary>Reads the next item.</summary>
    /// <returns>False if there is no next item, or if the item is not valid.</returns>
    public bool MoveNext() => MoveToValue() && MoveAfterValue(_json.SkipValue(ValueStart, _depth));

    /// <summary>Moves to the start of the next value. The caller reads the value, and then calls <see cref="MoveAfterValue"/>.</summary>
    /// <returns>False if there is no next item, or if the item is not valid.</returns>
    public bool MoveToValue()
    {
        var place = _json.SkipBlanks(_position);
        if (_json.At(place) == (IsObject ? '}' : ']'))
        {
            End = place + 1;
            return false;
        }

        if (ValueStart > 0)
        {
            place = _json.At(place) == ',' ? _json.SkipBlanks(place + 1) : Invalid;
        }

        ValueStart = IsObject ? SkipName(place) : place;
        return ValueStart >= 0;
    }

    /// <summary>Sets the end of the current value.</summary>
    /// <param name="end">The index after the value, or <see cref="Invalid"/>.</param>
    /// <returns>False if the value is not valid.</returns>
    public bool MoveAfterValue(int end)
    {
        _position = end;
        return end >= 0;
    }

    private int SkipName(int place)
    {
        if (_json.At(place) != '"')
        {
            return Invalid;
        }

        (_nameStart, _nameEnd) = (place, _json.SkipString(place));
        place = _json.SkipBlanks(_nameEnd);
        return _json.At(place) == ':' ? _json.SkipBlanks(place + 1) : Invalid;
    }
}
