using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>One block of a <see cref="BodyBuffer"/>: an array of the shared pool, and its place in the body.</summary>
internal sealed class BufferBlock : ReadOnlySequenceSegment<byte>
{
    private readonly byte[] _array;
    private bool _isShared;

    public BufferBlock(int size, BufferBlock? previous)
    {
        _array = ArrayPool<byte>.Shared.Rent(size);
        Memory = _array;
        if (previous is not null)
        {
            RunningIndex = previous.RunningIndex + previous._array.Length;
            previous.Next = this;
        }
    }

    /// <summary>The whole of the block, to write into.</summary>
    public Span<byte> Bytes => _array;

    /// <summary>
    /// Takes the blocks below some bytes out of the pool's hands for good, so that the bytes may be kept. What stands
    /// in no block, such as a text that was read by somebody else, nobody takes back anyway.
    /// </summary>
    public static void Share(in ReadOnlySequence<byte> bytes)
    {
        var last = bytes.End.GetObject();
        for (var block = bytes.Start.GetObject() as BufferBlock; block is not null; block = block.Next as BufferBlock)
        {
            block._isShared = true;
            if (block == last)
            {
                return;
            }
        }
    }

    /// <summary>Gives the array back, unless it is shared. Who still reads the block finds nothing, and not another request's body.</summary>
    public void Return()
    {
        if (!_isShared)
        {
            Memory = default;
            ArrayPool<byte>.Shared.Return(_array);
        }
    }
}
