namespace Djrill.Net.Events;

/// <summary>Gives a JSON text in UTF-8, without escapes. Bytes that are not UTF-8, and halves of surrogate pairs, are U+FFFD.</summary>
/// <param name="text">The text without its quotes.</param>
internal sealed class PlainText(ReadOnlyMemory<byte> text) : TextSource
{
    /// <summary>The bytes of U+FFFD, which may stand for one byte.</summary>
    private const int ReplacementLength = 3;

    private int _position;

    public override long Length => JsonText.GetByteCount(text.Span);

    public override int Read(Span<byte> target)
    {
        var chunk = JsonText.ReadChunk(text.Span, ref _position, target[..(target.Length / ReplacementLength)]);
        chunk.CopyTo(target);
        return chunk.Length;
    }

    public override void Restart() => _position = 0;
}
