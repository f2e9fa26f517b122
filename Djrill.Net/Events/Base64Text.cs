namespace Djrill.Net.Events;

/// <summary>Decodes base64, with or without line breaks.</summary>
internal static class Base64Text
{
    /// <summary>Decodes a text.</summary>
    /// <returns>Its bytes, or null if the text is no base64.</returns>
    public static ReadOnlyMemory<byte>? Decode(string text)
    {
        var bytes = new byte[(text.Length + 3) / 4 * 3];

        // Not 'null': it would become an array, and that a memory without contents.
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes.AsMemory(0, length) : default(ReadOnlyMemory<byte>?);
    }
}
