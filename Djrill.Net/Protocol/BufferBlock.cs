using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>
/// One block of a <see cref="BodyBuffer"/>: an array of the shared pool, and its place in the body.
/// </summary>
internal sealed class BufferBlock : ReadOnlySequenceSegment<byte>
{
    private readonly byte[] _array;

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

    /// <summary>Gives the array back to the pool. After that the block is empty: it never shows another request's body.</summary>
    public void Release()
    {
        Memory = default;
        BlockPool.Return(_array);
    }
}
