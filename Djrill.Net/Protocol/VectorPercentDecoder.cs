using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes percent-encoded data in blocks of 16 bytes. There is no branch for each escape, because branch prediction fails if escapes
/// are frequent.
/// </summary>
internal static class VectorPercentDecoder
{
    private const int Width = 16;

    /// <summary>The number of bytes read after a block. An escape in the last byte of a block ends two bytes after the block.</summary>
    private const int LookAhead = 2;

    /// <summary>Decodes all complete blocks. The target must be at least as long as the source.</summary>
    /// <returns>The number of bytes read. The rest is too short for a block.</returns>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> target, out int written)
    {
        ref var first = ref MemoryMarshal.GetReference(source);
        ref var start = ref MemoryMarshal.GetReference(target);
        var (read, dropped) = (0, 0u);
        written = 0;

        // Each block writes 16 bytes, even if fewer bytes are kept. The target is long enough, because decoding never adds bytes.
        for (var end = Math.Min(source.Length, target.Length) - Width - LookAhead; read <= end; read += Width)
        {
            var text = DecodeBlock(
                Vector128.LoadUnsafe(ref first, (nuint)read),
                Vector128.LoadUnsafe(ref first, (nuint)read + 1),
                Vector128.LoadUnsafe(ref first, (nuint)read + 2),
                out var escapes);

            // The two digits of each escape are dropped. The digits of the last escape may be in the next block.
            dropped |= (escapes << 1) | (escapes << 2);
            var kept = ~dropped & 0xFFFF;
            dropped >>= Width;
            BytePacking.Pack(text, kept & 0xFF).StoreUnsafe(ref start, (nuint)written);
            written += BitOperations.PopCount(kept & 0xFF);
            BytePacking.PackUpper(text, kept >> 8).StoreUnsafe(ref start, (nuint)written);
            written += BitOperations.PopCount(kept >> 8);
        }

        return read + BitOperations.PopCount(dropped);
    }

    /// <summary>Replaces each '%' before two hex digits by the encoded byte, and each '+' by a space.</summary>
    /// <param name="text">The block.</param>
    /// <param name="second">The block that begins one byte later.</param>
    /// <param name="third">The block that begins two bytes later.</param>
    /// <param name="escapes">The mask. Bit n is set if byte n begins an escape.</param>
    private static Vector128<byte> DecodeBlock(Vector128<byte> text, Vector128<byte> second, Vector128<byte> third, out uint escapes)
    {
        var high = ReadDigits(second, out var isHigh);
        var low = ReadDigits(third, out var isLow);
        var isEscape = AreEqual(text, (byte)'%') & isHigh & isLow;
        escapes = isEscape.ExtractMostSignificantBits();
        var spaced = Vector128.ConditionalSelect(AreEqual(text, (byte)'+'), Vector128.Create((byte)' '), text);

        // The shift treats two bytes as one number. The mask prevents a shift of bits from one byte into the other.
        var moved = ((high & Vector128.Create((byte)0xF)).AsUInt16() << 4).AsByte();
        return Vector128.ConditionalSelect(isEscape, moved | low, spaced);
    }

    private static Vector128<byte> ReadDigits(Vector128<byte> text, out Vector128<byte> areDigits)
    {
        var digits = text - Vector128.Create((byte)'0');
        var letters = (text | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        var isDigit = AreAtMost(digits, 9);
        areDigits = isDigit | AreAtMost(letters, 5);
        return Vector128.ConditionalSelect(isDigit, digits, letters + Vector128.Create((byte)10));
    }

    private static Vector128<byte> AreEqual(Vector128<byte> bytes, byte value) => Vector128.Equals(bytes, Vector128.Create(value));

    private static Vector128<byte> AreAtMost(Vector128<byte> bytes, byte value) =>
        Vector128.Equals(Vector128.Min(bytes, Vector128.Create(value)), bytes);
}
