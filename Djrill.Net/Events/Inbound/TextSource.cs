namespace Djrill.Net.Events;

/// <summary>Decodes a JSON string piece by piece.</summary>
internal abstract class TextSource
{
    /// <summary>Gets the number of all bytes. This may decode the whole string.</summary>
    public abstract long Length { get; }

    /// <summary>Writes the next bytes.</summary>
    /// <param name="target">The target, of at least 1 KiB.</param>
    /// <returns>The number of bytes; 0 at the end.</returns>
    public abstract int Read(Span<byte> target);

    /// <summary>Goes back to the start.</summary>
    public abstract void Restart();
}
