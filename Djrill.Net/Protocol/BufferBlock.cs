using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>
/// One block of a <see cref="BodyBuffer"/>: an array of the shared pool, and its place in the body. The array goes back to
/// the pool when all who hold the block have let go of it; one that an event keeps for good is left to the collector.
/// </summary>
internal sealed class BufferBlock : ReadOnlySequenceSegment<byte>
{
    private readonly byte[] _array;
    private int _holders = 1;

    public BufferBlock(int size, BufferBlock? previous)
    {
        _array = BlockPool.Rent(size);
        Memory = _array;
        if (previous is not null)
        {
            RunningIndex = previous.RunningIndex + previous._array.Length;
            previous.Next = this;
        }
    }

    /// <summary>The whole of the block, to write into.</summary>
    public Span<byte> Bytes => _array;

    /// <summary>Holds the blocks below some bytes, so that the bytes may outlive their buffer.</summary>
    public static void Hold(in ReadOnlySequence<byte> bytes) => ForEach(bytes, static block => Interlocked.Increment(ref block._holders));

    /// <summary>Lets go of bytes that were held.</summary>
    public static void Release(in ReadOnlySequence<byte> bytes) => ForEach(bytes, static block => block.Release());

    /// <summary>Lets go of the block. Who reads it behind the last holder finds nothing, and not another request's body.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            Memory = default;
            BlockPool.Return(_array);
        }
    }

    /// <summary>Finds the blocks below some bytes. A copy, or a text that somebody else has read, stands in none.</summary>
    private static void ForEach(in ReadOnlySequence<byte> bytes, Action<BufferBlock> action)
    {
        var last = bytes.End.GetObject();
        for (var block = bytes.Start.GetObject() as BufferBlock; block is not null; block = block == last ? null : block.Next as BufferBlock)
        {
            action(block);
        }
    }
}
