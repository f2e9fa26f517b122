using System.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes the escapes in a valid JSON string. A lone surrogate becomes U+FFFD, as in Newtonsoft.</summary>
internal static class JsonEscapes
{
    /// <summary>The minimum length of the target of <see cref="Copy"/>, in bytes.</summary>
    public const int MinTarget = 8;

    private const int EscapeLength = 6;

    private const int MaxCharacterLength = 4;

    /// <summary>Decodes as much of the string as fits into the target. A character is never split between two calls.</summary>
    /// <param name="text">The string without its quotes.</param>
    /// <param name="position">The index of the first byte to read. On return, the index after the last byte that was read.</param>
    /// <param name="target">The buffer for the decoded bytes, at least <see cref="MinTarget"/> bytes long.</param>
    /// <returns>The number of bytes written, or 0 at the end of the string.</returns>
    public static int Copy(ReadOnlySpan<byte> text, ref int position, Span<byte> target)
    {
        var written = 0;
        while (position < text.Length)
        {
            var rest = text[position..];
            var space = target.Length - written;

            // Calls that each search the whole rest would together take quadratic time.
            var near = rest[..Math.Min(rest.Length, space + 1)];
            var run = near.IndexOf((byte)'\\');
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

            run = run < 0 ? near.Length : run;
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
    /// Gets the start of the UTF-8 character that contains an index. Returns the index itself if the preceding bytes are not valid UTF-8.
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
