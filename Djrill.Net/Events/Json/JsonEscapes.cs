using System.Text;

namespace Djrill.Net.Events;

/// <summary>Removes the escapes of a valid JSON string. Half a surrogate pair becomes U+FFFD, as with Newtonsoft.</summary>
internal static class JsonEscapes
{
    /// <summary>The fewest bytes that a target of <see cref="Copy"/> may have.</summary>
    public const int MinTarget = 8;

    private const int EscapeLength = 6;

    private const int MaxCharacterLength = 4;

    /// <summary>Copies as much of the string as fits, without its escapes. No character is divided.</summary>
    /// <param name="text">The string without its quotes.</param>
    /// <param name="position">The place to begin at. It moves after the bytes that were copied.</param>
    /// <param name="target">The target, of at least <see cref="MinTarget"/> bytes.</param>
    /// <returns>The number of bytes written; 0 at the end of the string.</returns>
    public static int Copy(ReadOnlySpan<byte> text, ref int position, Span<byte> target)
    {
        var written = 0;
        while (position < text.Length)
        {
            var rest = text[position..];
            var space = target.Length - written;
            var run = rest.IndexOf((byte)'\\');
            if (run == 0)
            {
                if (space < MaxCharacterLength)
                {
                    break;
                }

                written += CopyEscape(rest, target[written..], out var length);
                position += length;
                continue;
            }

            run = run < 0 ? rest.Length : run;
            var copied = run > space ? StartOfCharacter(rest, space) : run;
            rest[..copied].CopyTo(target[written..]);
            position += copied;
            written += copied;
            if (copied < run)
            {
                break;
            }
        }

        return written;
    }

    /// <summary>
    /// Moves a place to the start of the character that it divides. Three continuation bytes before it belong to no character.
    /// </summary>
    private static int StartOfCharacter(ReadOnlySpan<byte> text, int place)
    {
        for (var start = place; start >= 0 && start > place - MaxCharacterLength; start--)
        {
            if ((text[start] & 0xC0) != 0x80)
            {
                return start;
            }
        }

        return place;
    }

    private static int CopyEscape(ReadOnlySpan<byte> escape, Span<byte> target, out int length)
    {
        var kind = escape[1];
        if (kind != 'u')
        {
            target[0] = (char)kind switch
            {
                'b' => (byte)'\b',
                'f' => (byte)'\f',
                'n' => (byte)'\n',
                'r' => (byte)'\r',
                't' => (byte)'\t',
                _ => kind,
            };
            length = 2;
            return 1;
        }

        var unit = HexValue(escape);
        var next = escape[EscapeLength..];
        var low = next is [(byte)'\\', (byte)'u', ..] ? HexValue(next) : '\0';
        var isPair = char.IsSurrogatePair(unit, low);
        length = isPair ? 2 * EscapeLength : EscapeLength;
        var rune = isPair ? new Rune(unit, low) : char.IsSurrogate(unit) ? Rune.ReplacementChar : new Rune(unit);
        return rune.EncodeToUtf8(target);
    }

    private static char HexValue(ReadOnlySpan<byte> escape)
    {
        HexPair.TryRead(escape[2], escape[3], out var high);
        HexPair.TryRead(escape[4], escape[5], out var low);
        return (char)((high << 8) | low);
    }
}
