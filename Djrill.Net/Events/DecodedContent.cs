namespace Djrill.Net.Events;

/// <summary>The contents of an attachment.</summary>
/// <param name="Array">Holds them.</param>
/// <param name="Length">The count of bytes at the start of it.</param>
/// <param name="IsComplete">Whether they are all that the text stands for.</param>
internal sealed record DecodedContent(byte[] Array, int Length, bool IsComplete)
{
    public ReadOnlyMemory<byte> Bytes => Array.AsMemory(0, Length);
}
