namespace Djrill.Net.Events;

/// <summary>Passes over the elements of a list strictly (RFC 8259), one by one.</summary>
/// <param name="json">The JSON.</param>
/// <param name="position">Where the list begins.</param>
/// <param name="depth">How deep the list may nest, itself included.</param>
internal ref struct JsonItems(ReadOnlySpan<byte> json, int position, int depth)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly int _depth = depth - 1;
    private int _position = depth > 0 ? position + 1 : JsonScanner.Invalid;

    /// <summary>Gets the element, as sent.</summary>
    public readonly ReadOnlySpan<byte> Value => _json[ValueStart.._position];

    /// <summary>Gets where the element begins; 0 in front of the first.</summary>
    public int ValueStart { get; private set; }

    /// <summary>Gets the place behind the list, once there are no more elements; invalid if the list is.</summary>
    public int End { get; private set; } = JsonScanner.Invalid;

    /// <summary>Goes to the next element, and passes over it.</summary>
    /// <returns>False if there is none, or if it is not valid.</returns>
    public bool MoveNext() => MoveToValue() && MoveBehind(JsonScanner.SkipValue(_json, ValueStart, _depth));

    /// <summary>Goes to the next element, which is passed over elsewhere; see <see cref="MoveBehind"/>.</summary>
    /// <returns>False if there is none.</returns>
    public bool MoveToValue()
    {
        var place = JsonScanner.SkipBlanks(_json, _position);
        if (JsonScanner.At(_json, place) == ']')
        {
            End = place + 1;
            return false;
        }

        if (ValueStart > 0)
        {
            place = JsonScanner.At(_json, place) == ',' ? JsonScanner.SkipBlanks(_json, place + 1) : JsonScanner.Invalid;
        }

        ValueStart = place;
        return place >= 0;
    }

    /// <summary>Says where the element ends.</summary>
    /// <param name="end">The place behind it, or <see cref="JsonScanner.Invalid"/>.</param>
    /// <returns>False if it is not valid.</returns>
    public bool MoveBehind(int end)
    {
        _position = end;
        return end >= 0;
    }
}
