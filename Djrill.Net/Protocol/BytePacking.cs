using System.Runtime.Intrinsics;

namespace Djrill.Net.Protocol;

/// <summary>Removes the dropped bytes from a vector, so that the kept bytes are adjacent.</summary>
internal static class BytePacking
{
    /// <summary>The results of <see cref="IndexesOf"/> for the masks 0 to 255.</summary>
    private static readonly ulong[] Indexes = [.. Enumerable.Range(0, 256).Select(IndexesOf)];

    /// <summary>Packs the lower eight bytes of a vector.</summary>
    /// <param name="text">The vector.</param>
    /// <param name="kept">The mask. Bit n is set if byte n is kept.</param>
    public static Vector128<byte> Pack(Vector128<byte> text, uint kept) =>
        Vector128.ShuffleNative(text, Vector128.CreateScalar(Indexes[kept]).AsByte());

    /// <summary>Packs the upper eight bytes of a vector.</summary>
    /// <param name="text">The vector.</param>
    /// <param name="kept">The mask. Bit n is set if byte n + 8 is kept.</param>
    public static Vector64<byte> PackUpper(Vector128<byte> text, uint kept) =>
        Vector128.ShuffleNative(text, Vector128.CreateScalar(Indexes[kept] + 0x0808080808080808).AsByte()).GetLower();

    /// <summary>Returns the indexes of the mask's set bits. The lowest byte of the result is the first index.</summary>
    internal static ulong IndexesOf(int kept)
    {
        var indexes = 0ul;
        for (var bit = 7; bit >= 0; bit--)
        {
            indexes = (kept & (1 << bit)) == 0 ? indexes : (indexes << 8) | (uint)bit;
        }

        return indexes;
    }
}
