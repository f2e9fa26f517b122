using System.Buffers;
using System.Buffers.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes a JSON text that is base64 by the rules: letters, padding at the end, blanks and line breaks anywhere.</summary>
/// <param name="text">The text without its quotes.</param>
internal sealed class EncodedText(ReadOnlyMemory<byte> text) : TextSource
{
    private const int LettersLength = 4096;

    private readonly byte[] _letters = new byte[LettersLength];
    private int _position;

    // Letters of a group that is not complete yet, at the start of the buffer.
    private int _kept;

    /// <summary>Gets whether what was read so far is base64 by the rules.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Gets the count of bytes in all; -1 where the text is not base64 by the rules.</summary>
    public override long Length
    {
        get
        {
            var source = new EncodedText(text);
            var (length, bytes) = (0L, new byte[LettersLength]);
            while (source.Read(bytes) is > 0 and var count)
            {
                length += count;
            }

            return source.IsSound ? length : -1;
        }
    }

    public override int Read(Span<byte> target)
    {
        while (IsSound && (_position < text.Length || _kept > 0))
        {
            if (_letters.Length - _kept < JsonEscapes.MinTarget)
            {
                IsSound = false; // A group divided by thousands of blanks is nobody's base64.
                break;
            }

            var length = _kept + JsonEscapes.Copy(text.Span, ref _position, _letters.AsSpan(_kept));
            var isEnd = _position == text.Length;
            var status = Base64.DecodeFromUtf8(_letters.AsSpan(0, length), target, out var read, out var written, isFinalBlock: isEnd);
            IsSound = status is OperationStatus.Done or OperationStatus.DestinationTooSmall || (status == OperationStatus.NeedMoreData && !isEnd);
            _kept = length - read;
            _letters.AsSpan(read, _kept).CopyTo(_letters);
            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    public override void Restart() => (_position, _kept, IsSound) = (0, 0, true);
}
