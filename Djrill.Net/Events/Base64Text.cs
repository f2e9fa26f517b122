namespace Djrill.Net.Events;

/// <summary>Decodes base64 as mail programs do: padding may be missing, and what is not base64 is ignored.</summary>
internal static class Base64Text
{
    /// <summary>Decodes a text that is said to be base64.</summary>
    /// <returns>Its bytes, or null if it holds none although it is not blank.</returns>
    /// <remarks>Takes time linear in the length of the text.</remarks>
    public static ReadOnlyMemory<byte>? Decode(string text)
    {
        var bytes = new byte[(text.Length + 3) / 4 * 3];
        if (Convert.TryFromBase64String(text, bytes, out var length))
        {
            return bytes.AsMemory(0, length);
        }

        var decoder = new Base64Decoder(text, bytes);
        decoder.ReadToEnd();

        // Not 'null', which would convert to an empty memory.
        return decoder.Written > 0 ? bytes.AsMemory(0, decoder.Written) : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>Whether a text of which nothing is said looks like base64: letters of it, blanks and padding.</summary>
    public static bool IsLikely(string text)
    {
        var decoder = new Base64Decoder(text, new byte[(text.Length + 3) / 4 * 3]);
        return decoder.ReadFirst();
    }
}
