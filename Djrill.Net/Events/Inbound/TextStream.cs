namespace Djrill.Net.Events;

/// <summary>
/// Provides a JSON string of an event as a seekable stream. The string is decoded during reading. A read after a backward seek may decode
/// from the start again.
/// </summary>
/// <param name="source">The source of the decoded bytes.</param>
/// <param name="length">The length of the stream in bytes, or null if the length is not known yet.</param>
internal sealed class TextStream(TextSource source, long? length = null) : Stream
{
    /// <summary>The most recently decoded bytes.</summary>
    private readonly byte[] _block = new byte[12 * 1024];

    private long? _length = length;
    private long _position;
    private long _blockStart;
    private int _blockLength;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length ??= source.Length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position < _blockStart)
        {
            source.Restart();
            (_blockStart, _blockLength) = (0, 0);
        }

        while (_position >= _blockStart + _blockLength)
        {
            _blockStart += _blockLength;
            _blockLength = source.Read(_block);
            if (_blockLength == 0)
            {
                return 0;
            }
        }

        var rest = _block.AsSpan((int)(_position - _blockStart).._blockLength);
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<int>(cancellationToken)
            : ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var position = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => _position,
            SeekOrigin.End => Length,
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };
        return position >= 0 ? _position = position : throw new IOException("The position is before the start of the stream.");
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
