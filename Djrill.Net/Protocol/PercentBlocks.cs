using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes percent-encoded text 16 bytes at a time, without a branch for an escape: the runs between two escapes are so short
/// that the processor would mostly guess wrong.
/// </summary>
internal static class PercentBlocks
{
    private const int Width = 16;

    /// <summary>How far a block looks ahead: an escape that begins in its last byte ends two bytes behind it.</summary>
    private const int LookAhead = 2;

    /// <summary>For each set of eight bytes, where its bytes go so that they stand together.</summary>
    private static readonly ulong[] Moves = [.. Enumerable.Range(0, 256).Select(MovesOf)];

    /// <summary>Decodes as many whole blocks as there are. The target is to be as long as the source.</summary>
    /// <returns>The count of bytes read. The rest is shorter than a block and what it looks ahead to.</returns>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> target, out int written)
    {
        ref var first = ref MemoryMarshal.GetReference(source);
        ref var start = ref MemoryMarshal.GetReference(target);
        var moves = Moves.AsSpan();
        var (read, dropped) = (0, 0u);
        written = 0;

        // A block writes up to its width, also where it keeps less of it; never more than was read.
        for (var end = Math.Min(source.Length, target.Length) - Width - LookAhead; read <= end; read += Width)
        {
            var text = DecodeBlock(
                Vector128.LoadUnsafe(ref first, (nuint)read),
                Vector128.LoadUnsafe(ref first, (nuint)read + 1),
                Vector128.LoadUnsafe(ref first, (nuint)read + 2),
                out var escapes);

            // Of an escape the two digits are dropped. Those of the last may stand in the next block.
            dropped |= (escapes << 1) | (escapes << 2);
            var kept = ~dropped & 0xFFFF;
            dropped >>= Width;
            var middle = BitOperations.PopCount(kept & 0xFF);
            Vector128.ShuffleNative(text, Vector128.CreateScalar(moves[(int)(kept & 0xFF)]).AsByte()).StoreUnsafe(ref start, (nuint)written);
            Vector128.ShuffleNative(text, Vector128.CreateScalar(moves[(int)(kept >> 8)] + 0x0808080808080808).AsByte())
                .GetLower().StoreUnsafe(ref start, (nuint)(written + middle));
            written += BitOperations.PopCount(kept);
        }

        return read + BitOperations.PopCount(dropped);
    }

    /// <summary>Puts into the place of each '%' that two hex digits follow the byte that they mean, and a space into that of each '+'.</summary>
    /// <param name="text">The block.</param>
    /// <param name="second">The block that begins one byte later.</param>
    /// <param name="third">The block that begins two bytes later.</param>
    /// <param name="escapes">A bit for each escape.</param>
    private static Vector128<byte> DecodeBlock(Vector128<byte> text, Vector128<byte> second, Vector128<byte> third, out uint escapes)
    {
        var high = ReadDigits(second, out var isHigh);
        var low = ReadDigits(third, out var isLow);
        var isEscape = Vector128.Equals(text, Vector128.Create((byte)'%')) & isHigh & isLow;
        escapes = isEscape.ExtractMostSignificantBits();
        var spaced = Vector128.ConditionalSelect(Vector128.Equals(text, Vector128.Create((byte)'+')), Vector128.Create((byte)' '), text);

        // The shift moves two bytes at once. Without the mask, a byte that is not a digit would change the byte beside it.
        var moved = ((high & Vector128.Create((byte)0xF)).AsUInt16() << 4).AsByte();
        return Vector128.ConditionalSelect(isEscape, moved | low, spaced);
    }

    private static Vector128<byte> ReadDigits(Vector128<byte> text, out Vector128<byte> areDigits)
    {
        var digits = text - Vector128.Create((byte)'0');
        var letters = (text | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        var isDigit = Vector128.Equals(Vector128.Min(digits, Vector128.Create((byte)9)), digits);
        areDigits = isDigit | Vector128.Equals(Vector128.Min(letters, Vector128.Create((byte)5)), letters);
        return Vector128.ConditionalSelect(isDigit, digits, letters + Vector128.Create((byte)10));
    }

    private static ulong MovesOf(int kept)
    {
        var moves = 0ul;
        for (var (bit, place) = (0, 0); bit < 8; bit++)
        {
            if ((kept & (1 << bit)) != 0)
            {
                moves |= (ulong)bit << (8 * place++);
            }
        }

        return moves;
    }
}
