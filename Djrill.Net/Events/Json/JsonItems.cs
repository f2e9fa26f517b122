using static Djrill.Net.Events.JsonScanner;

namespace Djrill.Net.Events;

/// <summary>
/// Moves over the members of an object, or over the elements of a list, strictly as in RFC 8259. Any other value has none.
/// </summary>
/// <param name="json">The JSON.</param>
/// <param name="position">The place where the object or list begins.</param>
/// <param name="depth">The most levels that it may nest, itself included.</param>
internal ref struct JsonItems(ReadOnlySpan<byte> json, int position, int depth = MaxDepth)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly int _depth = depth - 1;
    private int _position = depth > 0 && json.At(position) is '{' or '[' ? position + 1 : Invalid;
    private int _nameStart;
    private int _nameEnd;

    /// <summary>Gets whether the items are the members of an object.</summary>
    public bool IsObject { get; } = json.At(position) == '{';

    /// <summary>Gets the name of the member, as sent and without its quotes.</summary>
    public readonly ReadOnlySpan<byte> Name => _json[(_nameStart + 1)..(_nameEnd - 1)];

    /// <summary>Gets the value of the item, as sent.</summary>
    public readonly ReadOnlySpan<byte> Value => _json[ValueStart.._position];

    /// <summary>Gets the place of the value.</summary>
    public readonly JsonPiece ValuePlace => new(ValueStart, _position - ValueStart);

    /// <summary>Gets the place where the value begins; 0 before the first item.</summary>
    public int ValueStart { get; private set; }

    /// <summary>
    /// Gets the place after the object or list. It is known after the last item, and <see cref="Invalid"/> if an item is not
    /// valid.
    /// </summary>
    public int End { get; private set; } = Invalid;

    /// <summary>Finds a member of an object. Of a repeated name the last member counts.</summary>
    /// <returns>The value, as sent. Empty if the member is absent.</returns>
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

    /// <summary>Moves to the next item, and over its value.</summary>
    /// <returns>False if there is none, or if it is not valid.</returns>
    public bool MoveNext() => MoveToValue() && MoveBehind(_json.SkipValue(ValueStart, _depth));

    /// <summary>Moves to the value of the next item. The caller moves over the value; see <see cref="MoveBehind"/>.</summary>
    /// <returns>False if there is none, or if it is not valid.</returns>
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

    /// <summary>Sets the end of the value.</summary>
    /// <param name="end">The place after it, or <see cref="Invalid"/>.</param>
    /// <returns>False if the value is not valid.</returns>
    public bool MoveBehind(int end)
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

        (_nameStart, _nameEnd) = (place, _json.SkipText(place));
        place = _json.SkipBlanks(_nameEnd);
        return _json.At(place) == ':' ? _json.SkipBlanks(place + 1) : Invalid;
    }
}
