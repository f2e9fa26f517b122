using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>Allocates the arrays of bodies: small ones from the pool, large ones from the garbage collector.</summary>
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
