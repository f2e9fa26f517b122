namespace Djrill.Net.Events;

/// <summary>Gives what a JSON text stands for, in pieces.</summary>
internal abstract class TextSource
{
    /// <summary>Gets the count of bytes in all. May go over the whole text.</summary>
    public abstract long Length { get; }

    /// <summary>Writes the next bytes.</summary>
    /// <param name="target">Has at least 1 KiB.</param>
    /// <returns>The count of bytes; 0 at the end.</returns>
    public abstract int Read(Span<byte> target);

    /// <summary>Goes back to the start.</summary>
    public abstract void Restart();
}
