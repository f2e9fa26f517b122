using System.Buffers;
using System.Buffers.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes a JSON string of valid base64. White space is allowed anywhere, and padding only at the end.</summary>
/// <param name="text">The string without its quotes.</param>
internal sealed class EncodedText(ReadOnlyMemory<byte> text) : TextSource
{
    private const int LettersLength = 4096;

    private readonly byte[] _letters = new byte[LettersLength];
    private int _position;

    // The number of characters at the start of the buffer that belong to an incomplete group.
    private int _kept;

    /// <summary>Gets whether all characters that were read are valid base64.</summary>
    public bool IsValid { get; private set; } = true;

    /// <summary>Gets the number of decoded bytes, or -1 if the string is not valid base64.</summary>
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

            return source.IsValid ? length : -1;
        }
    }

    public override int Read(Span<byte> target)
    {
        while (IsValid && (_position < text.Length || _kept > 0))
        {
            if (_letters.Length - _kept < JsonEscapes.MinTarget)
            {
                IsValid = false; // Thousands of blanks inside a group are treated as invalid base64.
                break;
            }

            var length = _kept + JsonEscapes.Copy(text.Span, ref _position, _letters.AsSpan(_kept));
            var isEnd = _position == text.Length;
            var status = Base64.DecodeFromUtf8(_letters.AsSpan(0, length), target, out var read, out var written, isFinalBlock: isEnd);
            IsValid = status is OperationStatus.Done or OperationStatus.DestinationTooSmall
                || (status == OperationStatus.NeedMoreData && !isEnd);
            _kept = length - read;
            _letters.AsSpan(read, _kept).CopyTo(_letters);
            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    public override void Restart() => (_position, _kept, IsValid) = (0, 0, true);
}
