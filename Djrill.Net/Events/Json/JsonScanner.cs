using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Djrill.Net.Events;

/// <summary>
/// Moves over JSON strictly as in RFC 8259, and builds nothing. <see cref="System.Text.Json.Utf8JsonReader"/> reads a long string with
/// escapes byte by byte, which takes four times as long.
/// </summary>
/// <remarks>
/// Each method takes the place where something begins, and returns the place after it, or <see cref="Invalid"/>. A place outside of the
/// JSON is invalid, so a result may be passed on unchecked.
/// </remarks>
internal static class JsonScanner
{
    /// <summary>The most levels that the list of events may nest.</summary>
    public const int MaxDepth = 64;

    public const int Invalid = -1;

    /// <summary>The length from which a string is scanned by <see cref="LongStringScanner"/>, which costs more at its start.</summary>
    private const int LongLength = 256;

    private const int EscapedUnitLength = 6;

    public static int SkipBlanks(this ReadOnlySpan<byte> json, int position)
    {
        while (json.At(position) is ' ' or '\n' or '\r' or '\t')
        {
            position++;
        }

        return position;
    }

    /// <param name="json">The JSON.</param>
    /// <param name="position">The place where the value begins.</param>
    /// <param name="depth">The most levels that the value may nest: 0 allows no object and no list.</param>
    public static int SkipValue(this ReadOnlySpan<byte> json, int position, int depth = MaxDepth) => json.At(position) switch
    {
        '"' => json.SkipText(position),
        '{' or '[' => SkipItems(json, position, depth),
        't' => SkipWord(json, position, "true"u8),
        'f' => SkipWord(json, position, "false"u8),
        'n' => SkipWord(json, position, "null"u8),
        _ => JsonDigits.SkipNumber(json, position),
    };

    public static int SkipText(this ReadOnlySpan<byte> json, int position)
    {
        var longFrom = position + LongLength;
        position++;
        while (true)
        {
            var isLong = position > longFrom && Vector128.IsHardwareAccelerated;
            position = FindStop(json, isLong ? LongStringScanner.Skip(json, position) : position);
            switch (json.At(position))
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

    /// <summary>Gets the byte at a place, or 0.</summary>
    public static char At(this ReadOnlySpan<byte> json, int position) => (uint)position < (uint)json.Length ? (char)json[position] : '\0';

    /// <summary>Finds the next quote, backslash or control character.</summary>
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

        while (json.At(position) is >= ' ' and not ('"' or '\\'))
        {
            position++;
        }

        return position;
    }

    private static int SkipEscape(ReadOnlySpan<byte> json, int position) => json.At(position + 1) switch
    {
        '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' => position + 2,
        'u' when json.Length - position >= EscapedUnitLength
            && HexPair.TryRead(json[position + 2], json[position + 3], out _)
            && HexPair.TryRead(json[position + 4], json[position + 5], out _) => position + EscapedUnitLength,
        _ => Invalid,
    };

    private static int SkipItems(ReadOnlySpan<byte> json, int position, int depth)
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
