using System.Buffers;
using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>Reads UTF-8 text straight into the buffer of who asks, where a <see cref="StreamReader"/> has two of its own.</summary>
internal sealed class Utf8Reader(ReadOnlySequence<byte> bytes) : TextReader
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var written = 0;
        while (written == 0 && !bytes.IsEmpty)
        {
            var isLast = bytes.IsSingleSegment;
            _decoder.Convert(bytes.FirstSpan, buffer, isLast, out var read, out written, out _);
            bytes = bytes.Slice(read);
        }

        return written;
    }
}
