using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Djrill.Net.Events;

/// <summary>
/// Moves over a long JSON string 16 bytes at a time, without a branch for each escape. Base64 in JSON has an escape every few dozen bytes,
/// and the processor would mispredict the branch.
/// </summary>
internal static class LongStringScanner
{
    private const int Width = 16;
    private const uint EvenBits = 0x5555;

    // The letters that may follow a backslash, except 'u': for each low half of a byte, a bit for each of its high halves (2, 5, 6, 7).
    private static readonly Vector128<byte> LowHalves = Vector128.Create((byte)0, 0, 1 | 4 | 8, 0, 8, 0, 4, 0, 0, 0, 0, 0, 2, 0, 4, 1);
    private static readonly Vector128<byte> HighHalves = Vector128.Create((byte)0, 0, 1, 0, 0, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Moves over whole blocks of text and of escapes of two characters.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="position">A place in a string. The byte before it is not a backslash.</param>
    /// <returns>The place of a quote, a control character, a backslash that begins another escape, or the last block.</returns>
    public static int Skip(ReadOnlySpan<byte> json, int position)
    {
        ref var first = ref MemoryMarshal.GetReference(json);
        var isEscaped = 0u; // 1 if the last byte of the previous block escapes the first byte of this one.
        for (; position <= json.Length - Width; position += Width)
        {
            var text = Vector128.LoadUnsafe(ref first, (nuint)position);
            var escaped = FindEscaped(Vector128.Equals(text, Vector128.Create((byte)'\\')).ExtractMostSignificantBits(), ref isEscaped);
            var quotes = Vector128.Equals(text, Vector128.Create((byte)'"')).ExtractMostSignificantBits();
            var controls = Vector128.Equals(Vector128.Min(text, Vector128.Create((byte)0x1F)), text).ExtractMostSignificantBits();
            var stops = (quotes & ~escaped) | controls | (escaped & ~FindLetters(text));
            if (stops != 0)
            {
                var stop = BitOperations.TrailingZeroCount(stops);
                return position + stop - (int)((escaped >> stop) & 1);
            }
        }

        return position - (int)isEscaped;
    }

    /// <summary>Finds the bytes that are escaped by a backslash.</summary>
    /// <param name="backslashes">A bit for each backslash of the block.</param>
    /// <param name="isEscaped">Whether the first byte of the block is escaped. Set to whether that of the next block is.</param>
    private static uint FindEscaped(uint backslashes, ref uint isEscaped)
    {
        // In a row of backslashes every second one is escaped. The addition carries from an odd start of a row to the place after the row.
        backslashes &= ~isEscaped;
        var follows = (backslashes << 1) | isEscaped;
        var oddStarts = backslashes & ~EvenBits & ~follows;
        var ends = oddStarts + backslashes;
        var escaped = (EvenBits ^ (ends << 1)) & follows & 0xFFFF;
        isEscaped = ((((EvenBits << Width) | EvenBits) ^ (ends << 1)) >> Width) & (follows >> Width) & 1;
        return escaped;
    }

    private static uint FindLetters(Vector128<byte> text)
    {
        var low = Vector128.ShuffleNative(LowHalves, text & Vector128.Create((byte)0xF));
        var high = Vector128.ShuffleNative(HighHalves, (text.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)0xF));
        return ~Vector128.Equals(low & high, Vector128<byte>.Zero).ExtractMostSignificantBits();
    }
}
