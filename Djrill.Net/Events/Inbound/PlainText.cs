namespace Djrill.Net.Events;

/// <summary>Decodes a JSON string to UTF-8. Invalid UTF-8 and lone surrogates become U+FFFD.</summary>
/// <param name="text">The string without its quotes.</param>
internal sealed class PlainText(ReadOnlyMemory<byte> text) : TextSource
{
    /// <summary>The length of U+FFFD in UTF-8. One invalid byte may become three bytes.</summary>
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
