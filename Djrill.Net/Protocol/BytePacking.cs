using System.Runtime.Intrinsics;

namespace Djrill.Net.Protocol;

/// <summary>Moves the kept bytes of a vector together, eight at a time.</summary>
internal static class BytePacking
{
    /// <summary>For each set of kept bytes, their indexes from the lowest byte on.</summary>
    private static readonly ulong[] Indexes = [.. Enumerable.Range(0, 256).Select(IndexesOf)];

    /// <summary>Packs the lower eight bytes.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="kept">A bit for each byte that is kept.</param>
    public static Vector128<byte> Pack(Vector128<byte> text, uint kept) =>
        Vector128.ShuffleNative(text, Vector128.CreateScalar(Indexes[kept]).AsByte());

    /// <summary>Packs the upper eight bytes.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="kept">A bit for each byte that is kept.</param>
    public static Vector64<byte> PackUpper(Vector128<byte> text, uint kept) =>
        Vector128.ShuffleNative(text, Vector128.CreateScalar(Indexes[kept] + 0x0808080808080808).AsByte()).GetLower();

    /// <summary>Returns the indexes of the kept bytes, one in each byte of the result.</summary>
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
