namespace Djrill.Net.Events;

/// <summary>The decoded content of an attachment.</summary>
/// <param name="Array">The array that holds the content at its start.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="IsComplete">Whether the whole text was decoded.</param>
internal sealed record DecodedContent(byte[] Array, int Length, bool IsComplete)
{
    public ReadOnlyMemory<byte> Bytes => Array.AsMemory(0, Length);
}
