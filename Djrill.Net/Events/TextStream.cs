namespace Djrill.Net.Events;

/// <summary>
/// Reads a part of an event as a stream, decoded while it is read. Seeking back reads from the start again, and seeking forward
/// passes over what is between.
/// </summary>
/// <param name="source">Gives the bytes.</param>
/// <param name="length">The count of bytes, where it is known.</param>
internal sealed class TextStream(TextSource source, long? length = null) : Stream
{
    private const int BufferLength = 12 * 1024;

    private readonly byte[] _buffer = new byte[BufferLength];
    private long? _length = length;
    private long _position;

    // The decoded bytes in the buffer that were not read yet, and the place behind the last one that was.
    private int _start;
    private int _end;
    private long _read;

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
        if (_read > _position)
        {
            source.Restart();
            (_start, _end, _read) = (0, 0, 0);
        }

        while (buffer.Length > 0 && (_start < _end || Fill()))
        {
            var skipped = (int)Math.Min(_end - _start, _position - _read);
            _start += skipped;
            _read += skipped;
            var count = Math.Min(_end - _start, buffer.Length);
            if (count > 0)
            {
                _buffer.AsSpan(_start, count).CopyTo(buffer);
                _start += count;
                _read += count;
                _position = _read;
                return count;
            }
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

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
        return position >= 0 ? _position = position : throw new IOException("The place is before the start of the stream.");
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool Fill()
    {
        (_start, _end) = (0, source.Read(_buffer));
        return _end > 0;
    }
}
