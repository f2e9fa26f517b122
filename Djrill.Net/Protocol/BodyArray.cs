using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>Allocates arrays for bodies. Small arrays come from the shared pool; large arrays are new.</summary>
internal static class BodyArray
{
    public static byte[] Rent(int size)
    {
        if (size <= BodyBuffer.LargestPooled)
        {
            return ArrayPool<byte>.Shared.Rent(size);
        }

        LargeBodyCollector.Collect();
        return GC.AllocateUninitializedArray<byte>(size);
    }

    public static void Return(byte[] bytes)
    {
        if (bytes.Length > BodyBuffer.LargestPooled)
        {
            LargeBodyCollector.Add(bytes.Length);
        }
        else
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
