using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Djrill.Net.Events;

/// <summary>
/// Scans a long JSON string in blocks of 16 bytes. Escapes need no branch: in base64 they are so frequent that the processor would often
/// mispredict the branch.
/// </summary>
internal static class LongStringScanner
{
    private const int Width = 16;
    private const uint EvenBits = 0x5555;

    // Lookup tables for the characters that may follow a backslash, except 'u'. Their high half-bytes are 2, 5, 6 and 7, and have the bits
    // 1, 2, 4 and 8. HighHalves maps a high half-byte to its bit. LowHalves maps a low half-byte to the bits of all high half-bytes that
    // form such a character with it.
    private static readonly Vector128<byte> LowHalves = Vector128.Create((byte)0, 0, 1 | 4 | 8, 0, 8, 0, 4, 0, 0, 0, 0, 0, 2, 0, 4, 1);
    private static readonly Vector128<byte> HighHalves = Vector128.Create((byte)0, 0, 1, 0, 0, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Skips blocks that contain only plain characters and two-character escapes, such as <c>\n</c>.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="position">An index in a string. The byte before the index is not a backslash.</param>
    /// <returns>
    /// The index of the first unescaped quote, control character, or backslash of any other escape. If none is found, the index of the last
    /// bytes, which do not fill a block, or of an escaping backslash before them.
    /// </returns>
    public static int Skip(ReadOnlySpan<byte> json, int position)
    {
        ref var first = ref MemoryMarshal.GetReference(json);
        var isEscaped = 0u; // 1 if the first byte of the current block follows an escaping backslash.
        for (; position <= json.Length - Width; position += Width)
        {
            var text = Vector128.LoadUnsafe(ref first, (nuint)position);
            var escaped = FindEscaped(Vector128.Equals(text, Vector128.Create((byte)'\\')).ExtractMostSignificantBits(), ref isEscaped);
            var quotes = Vector128.Equals(text, Vector128.Create((byte)'"')).ExtractMostSignificantBits();
            var controls = Vector128.Equals(Vector128.Min(text, Vector128.Create((byte)0x1F)), text).ExtractMostSignificantBits();
            var stops = (quotes & ~escaped) | controls | (escaped & ~FindEscapeCharacters(text));
            if (stops != 0)
            {
                var stop = BitOperations.TrailingZeroCount(stops);
                return position + stop - (int)((escaped >> stop) & 1);
            }
        }

        return position - (int)isEscaped;
    }

    /// <summary>Finds the bytes of a block that are escaped by a backslash.</summary>
    /// <param name="backslashes">A bit mask of the backslashes in the block.</param>
    /// <param name="isEscaped">1 if the first byte of the block is escaped, or else 0. On return, the same for the next block.</param>
    private static uint FindEscaped(uint backslashes, ref uint isEscaped)
    {
        // In a run of backslashes, every second backslash is escaped. The addition sets the bit after each run that starts at an odd index.
        backslashes &= ~isEscaped;
        var follows = (backslashes << 1) | isEscaped;
        var oddStarts = backslashes & ~EvenBits & ~follows;
        var ends = oddStarts + backslashes;
        var escaped = (EvenBits ^ (ends << 1)) & follows & 0xFFFF;
        isEscaped = ((((EvenBits << Width) | EvenBits) ^ (ends << 1)) >> Width) & (follows >> Width) & 1;
        return escaped;
    }

    private static uint FindEscapeCharacters(Vector128<byte> text)
    {
        var low = Vector128.ShuffleNative(LowHalves, text & Vector128.Create((byte)0xF));
        var high = Vector128.ShuffleNative(HighHalves, (text.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)0xF));
        return ~Vector128.Equals(low & high, Vector128<byte>.Zero).ExtractMostSignificantBits();
    }
}
