using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Djrill.Net.Events;

/// <summary>
/// Passes over JSON strictly (RFC 8259), and builds nothing. <see cref="System.Text.Json.Utf8JsonReader"/> passes over a long
/// escaped text byte by byte, which takes four times as long.
/// </summary>
/// <remarks>
/// Each method takes the place where something begins, and gives the place behind it, or <see cref="Invalid"/>. No place is
/// valid that is not inside the JSON, so a result may be passed on unchecked.
/// </remarks>
internal static class JsonScanner
{
    /// <summary>The depth to which the list of events may nest.</summary>
    public const int MaxDepth = 64;

    public const int Invalid = -1;

    /// <summary>From which length on a text is passed over in a way that costs more to begin with.</summary>
    private const int LongLength = 256;

    private const int EscapedUnitLength = 6;

    public static int SkipBlanks(ReadOnlySpan<byte> json, int position)
    {
        while (At(json, position) is ' ' or '\n' or '\r' or '\t')
        {
            position++;
        }

        return position;
    }

    /// <param name="json">The JSON.</param>
    /// <param name="position">Where the value begins.</param>
    /// <param name="depth">How deep the value may nest: 0 is no object and no list.</param>
    public static int SkipValue(ReadOnlySpan<byte> json, int position, int depth) => At(json, position) switch
    {
        '"' => SkipText(json, position),
        '{' => SkipObject(json, position, depth),
        '[' => SkipList(json, position, depth),
        't' => SkipWord(json, position, "true"u8),
        'f' => SkipWord(json, position, "false"u8),
        'n' => SkipWord(json, position, "null"u8),
        _ => JsonDigits.SkipNumber(json, position),
    };

    public static int SkipText(ReadOnlySpan<byte> json, int position)
    {
        var longFrom = position + LongLength;
        position++;
        while (true)
        {
            position = FindStop(json, position > longFrom && Vector128.IsHardwareAccelerated ? LongStringScanner.Skip(json, position) : position);
            switch (At(json, position))
            {
                case '"':
                    return position + 1;
                case '\\':
                    position = SkipEscape(json, position);
                    break;
                default:
                    return Invalid; // A control character, or the end.
            }
        }
    }

    /// <summary>Gives the byte at a place, or 0.</summary>
    public static char At(ReadOnlySpan<byte> json, int position) => (uint)position < (uint)json.Length ? (char)json[position] : '\0';

    /// <summary>Finds the next byte that does not stand for itself in a text: a quote, a backslash or a control character.</summary>
    private static int FindStop(ReadOnlySpan<byte> json, int position)
    {
        if (position < 0)
        {
            return Invalid;
        }

        ref var first = ref MemoryMarshal.GetReference(json);
        for (; position <= json.Length - Vector128<byte>.Count; position += Vector128<byte>.Count)
        {
            var text = Vector128.LoadUnsafe(ref first, (nuint)position);
            var stops = Vector128.Equals(text, Vector128.Create((byte)'"'))
                | Vector128.Equals(text, Vector128.Create((byte)'\\'))
                | Vector128.Equals(Vector128.Min(text, Vector128.Create((byte)0x1F)), text);
            if (stops != Vector128<byte>.Zero)
            {
                return position + BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
            }
        }

        while (At(json, position) is >= ' ' and not ('"' or '\\'))
        {
            position++;
        }

        return position;
    }

    private static int SkipEscape(ReadOnlySpan<byte> json, int position) => At(json, position + 1) switch
    {
        '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' => position + 2,
        'u' when json.Length - position >= EscapedUnitLength
            && HexPair.TryRead(json[position + 2], json[position + 3], out _)
            && HexPair.TryRead(json[position + 4], json[position + 5], out _) => position + EscapedUnitLength,
        _ => Invalid,
    };

    private static int SkipObject(ReadOnlySpan<byte> json, int position, int depth)
    {
        var members = new JsonMembers(json, position, depth);
        while (members.MoveNext())
        {
        }

        return members.End;
    }

    private static int SkipList(ReadOnlySpan<byte> json, int position, int depth)
    {
        var items = new JsonItems(json, position, depth);
        while (items.MoveNext())
        {
        }

        return items.End;
    }

    private static int SkipWord(ReadOnlySpan<byte> json, int position, ReadOnlySpan<byte> word) =>
        json[position..].StartsWith(word) ? position + word.Length : Invalid;
}
