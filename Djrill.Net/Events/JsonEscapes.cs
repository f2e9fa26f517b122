using System.Text;

namespace Djrill.Net.Events;

/// <summary>Removes the escapes of a valid JSON text. Half a surrogate pair is U+FFFD, as it is for Newtonsoft.</summary>
internal static class JsonEscapes
{
    /// <summary>The fewest bytes that a target of <see cref="Copy"/> may have.</summary>
    public const int MinTarget = 8;

    private const int EscapeLength = 6;

    private const int MaxCharacterLength = 4;

    /// <summary>Copies as much of the text as fits, without its escapes. No character is cut.</summary>
    /// <param name="text">The text without its quotes.</param>
    /// <param name="position">The place to begin at; moved behind what was copied.</param>
    /// <param name="target">Takes the bytes; has at least <see cref="MinTarget"/>.</param>
    /// <returns>The count of bytes copied; 0 if nothing is left.</returns>
    public static int Copy(ReadOnlySpan<byte> text, ref int position, Span<byte> target)
    {
        var written = 0;
        var rest = text[position..];
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\\');
            var run = end < 0 ? rest.Length : end;
            var space = target.Length - written;
            if (run > space)
            {
                run = StartOfCharacter(rest, space);
                rest[..run].CopyTo(target[written..]);
                position = text.Length - rest.Length + run;
                return written + run;
            }

            rest[..run].CopyTo(target[written..]);
            rest = rest[run..];
            written += run;
            if (end >= 0)
            {
                if (target.Length - written < MaxCharacterLength)
                {
                    break;
                }

                written += CopyEscape(rest, target[written..], out var length);
                rest = rest[length..];
            }
        }

        position = text.Length - rest.Length;
        return written;
    }

    /// <summary>Moves a cut in front of the character that it divides. Behind three bytes that continue one there is none.</summary>
    private static int StartOfCharacter(ReadOnlySpan<byte> text, int cut)
    {
        for (var start = cut; start >= 0 && start > cut - MaxCharacterLength; start--)
        {
            if ((text[start] & 0xC0) != 0x80)
            {
                return start;
            }
        }

        return cut;
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
        var isPair = char.IsHighSurrogate(unit) && next is [(byte)'\\', (byte)'u', ..] && char.IsLowSurrogate(HexValue(next));
        var rune = isPair ? new Rune(unit, HexValue(next)) : char.IsSurrogate(unit) ? Rune.ReplacementChar : new Rune(unit);
        length = isPair ? 2 * EscapeLength : EscapeLength;
        return rune.EncodeToUtf8(target);
    }

    private static char HexValue(ReadOnlySpan<byte> escape)
    {
        HexPair.TryRead(escape[2], escape[3], out var high);
        HexPair.TryRead(escape[4], escape[5], out var low);
        return (char)((high << 8) | low);
    }
}
