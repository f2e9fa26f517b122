using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Tests.Contract;

/// <summary>A middleware that counts the bytes that are read of request bodies.</summary>
internal sealed class CountingBody
{
    private long _bytesRead;

    public long BytesRead => Interlocked.Read(ref _bytesRead);

    public void Reset() => Interlocked.Exchange(ref _bytesRead, 0);

    public Task CountAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Body = new CountingStream(context.Request.Body, this);
        return next(context);
    }

    private sealed class CountingStream(Stream inner, CountingBody counter) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref counter._bytesRead, read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
