using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>
/// Goes over JSON that was found to be valid, to learn where its parts stand. A long text is passed over with vectors, where
/// <see cref="System.Text.Json.Utf8JsonReader"/> looks at each byte.
/// </summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> utf8Json)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"[]{}"u8);
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(",]} \t\r\n"u8);
    private static readonly SearchValues<byte> Separators = SearchValues.Create(",: \t\r\n"u8);

    private readonly ReadOnlySpan<byte> _json = utf8Json;
    private int _position = Math.Max(0, utf8Json.IndexOfAnyExcept(Separators));

    /// <summary>Gets the first byte of the value that the cursor stands on: it tells the kind.</summary>
    public readonly byte Kind => _json[_position];

    /// <summary>Finds a member of an object; of a repeated name the last one.</summary>
    /// <returns>The value as sent. Empty where the member is absent or the JSON is not an object.</returns>
    public static ReadOnlySpan<byte> FindMember(ReadOnlySpan<byte> utf8Json, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> found = default;
        var cursor = new JsonCursor(utf8Json);
        if (cursor.TryEnter((byte)'{'))
        {
            while (cursor.MoveToMember(out var member))
            {
                var value = cursor.Skip();
                found = JsonText.Equals(member, name) ? utf8Json[value] : found;
            }
        }

        return found;
    }

    /// <summary>Gives the place of the quote that ends a text.</summary>
    /// <param name="text">Begins behind the opening quote.</param>
    public static int EndOfText(ReadOnlySpan<byte> text)
    {
        var end = 0;
        while (true)
        {
            end += text[end..].IndexOfAny((byte)'"', (byte)'\\');
            if (text[end] == '"')
            {
                return end;
            }

            end += 2;
        }
    }

    /// <summary>Enters an object or a list.</summary>
    /// <returns>False where the value is of another kind, and the cursor stays.</returns>
    public bool TryEnter(byte kind)
    {
        var isMatch = _position < _json.Length && Kind == kind;
        _position += isMatch ? 1 : 0;
        return isMatch;
    }

    /// <summary>Moves to the value of the next member.</summary>
    /// <param name="name">Its name as sent, without quotes.</param>
    /// <returns>False at the object's end, which is passed then.</returns>
    public bool MoveToMember(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!MoveToElement())
        {
            return false;
        }

        var start = _position + 1;
        var length = EndOfText(_json[start..]);
        name = _json.Slice(start, length);
        _position = start + length + 1;
        SkipSeparators();
        return true;
    }

    /// <summary>Moves to the next element.</summary>
    /// <returns>False at the list's end, which is passed then.</returns>
    public bool MoveToElement()
    {
        SkipSeparators();
        var isEnd = Kind is (byte)']' or (byte)'}';
        _position += isEnd ? 1 : 0;
        return !isEnd;
    }

    /// <summary>Passes the value.</summary>
    /// <returns>Where it stands.</returns>
    public Range Skip()
    {
        var start = _position;
        var rest = _json[start..];
        _position += rest[0] switch
        {
            (byte)'"' => EndOfText(rest[1..]) + 2,
            (byte)'{' or (byte)'[' => EndOfContainer(rest),
            _ => rest.IndexOfAny(ScalarEnds) is >= 0 and var end ? end : rest.Length,
        };
        return start.._position;
    }

    private static int EndOfContainer(ReadOnlySpan<byte> json)
    {
        var depth = 0;
        for (var position = 0; ; position++)
        {
            position += json[position..].IndexOfAny(Structure);
            switch (json[position])
            {
                case (byte)'"':
                    position += EndOfText(json[(position + 1)..]) + 1;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    if (--depth == 0)
                    {
                        return position + 1;
                    }

                    break;
            }
        }
    }

    private void SkipSeparators()
    {
        while (_json[_position] is (byte)',' or (byte)':' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _position++;
        }
    }
}
