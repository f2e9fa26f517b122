using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>
/// Holds the decoded bytes of a body, in blocks that are never moved: each byte is written once, however large the body
/// becomes. Blocks double in size, and the next is taken only when the last is full, so that a body takes what has
/// arrived of it and not what it claims.
/// </summary>
internal sealed class BodyBuffer : IDisposable
{
    /// <summary>The size of the largest block, in bytes.</summary>
    public const int LargestBlock = 1024 * 1024;

    private const int SmallestBlock = 4 * 1024;

    private BufferBlock? _first;
    private BufferBlock? _last;
    private int _written;

    /// <summary>The count of bytes written.</summary>
    public long Length => _last is null ? 0 : _last.RunningIndex + _written;

    /// <summary>Gives the space to write into: at least one byte, and as much as the block has left.</summary>
    public Span<byte> GetSpan()
    {
        if (_last is null || _written == _last.Bytes.Length)
        {
            Grow();
        }

        return _last!.Bytes[_written..]; // Not null: it has grown.
    }

    /// <summary>Tells how many bytes were written into the space.</summary>
    public void Advance(int count) => _written += count;

    public void Write(byte value)
    {
        GetSpan()[0] = value;
        Advance(1);
    }

    /// <summary>Gives a part of the bytes. It can be read until the buffer is disposed.</summary>
    public ReadOnlySequence<byte> Slice(long start, long length) => _first is null || _last is null
        ? default
        : new ReadOnlySequence<byte>(_first, 0, _last, _written).Slice(start, length);

    /// <summary>Gives the blocks back to the pool.</summary>
    public void Dispose()
    {
        for (var block = _first; block is not null; block = block.Next as BufferBlock)
        {
            block.Release();
        }

        (_first, _last, _written) = (null, null, 0);
    }

    private void Grow()
    {
        _last = new BufferBlock(_last is null ? SmallestBlock : Math.Min(_last.Bytes.Length * 2, LargestBlock), _last);
        _first ??= _last;
        _written = 0;
    }
}
