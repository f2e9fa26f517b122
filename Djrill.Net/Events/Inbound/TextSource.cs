namespace Djrill.Net.Events;

/// <summary>Decodes a JSON string in blocks.</summary>
internal abstract class TextSource
{
    /// <summary>Gets the total number of decoded bytes. The getter may decode the whole string.</summary>
    public abstract long Length { get; }

    /// <summary>Decodes the next bytes.</summary>
    /// <param name="target">The buffer for the decoded bytes, at least 1 KiB long.</param>
    /// <returns>The number of bytes written, or 0 at the end of the string.</returns>
    public abstract int Read(Span<byte> target);

    /// <summary>Returns to the start of the string.</summary>
    public abstract void Restart();
}
