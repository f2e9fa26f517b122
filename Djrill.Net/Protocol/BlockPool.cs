using System.Buffers;
using System.Collections.Concurrent;

namespace Djrill.Net.Protocol;

/// <summary>
/// Lends the arrays of blocks. The largest lie on the heap of pinned objects: on that of large objects they would let
/// the collector wait until as much garbage has gathered as there are bodies alive, and large values make much of it.
/// </summary>
internal static class BlockPool
{
    // What two of Mandrill's largest mails take. They are kept for good: the pool of the framework gives away what lies
    // idle, but that it would also do under load, with each collection of everything.
    private const int MaxKept = 64;

    private static readonly ConcurrentQueue<byte[]> Kept = new();

    public static byte[] Rent(int size)
    {
        if (size < BodyBuffer.LargestBlock)
        {
            return ArrayPool<byte>.Shared.Rent(size);
        }

        return Kept.TryDequeue(out var array) ? array : GC.AllocateUninitializedArray<byte>(size, pinned: true);
    }

    public static void Return(byte[] array)
    {
        if (array.Length < BodyBuffer.LargestBlock)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
        else if (Kept.Count < MaxKept)
        {
            Kept.Enqueue(array);
        }
    }
}
