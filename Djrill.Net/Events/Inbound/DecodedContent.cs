namespace Djrill.Net.Events;

/// <summary>Holds the decoded content of an attachment.</summary>
/// <param name="Array">The array that contains the content. The content starts at index 0.</param>
/// <param name="Length">The length of the content in bytes.</param>
/// <param name="IsComplete">Whether the whole JSON string was decoded.</param>
internal sealed record DecodedContent(byte[] Array, int Length, bool IsComplete)
{
    public ReadOnlyMemory<byte> Bytes => Array.AsMemory(0, Length);
}
