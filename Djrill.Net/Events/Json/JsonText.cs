using System.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes JSON strings as Newtonsoft does: each lone surrogate and each sequence of invalid UTF-8 becomes U+FFFD.</summary>
/// <remarks>
/// System.Text.Json throws an exception for such strings. PHP produces a lone surrogate when it truncates a string inside an emoji.
/// </remarks>
internal static class JsonText
{
    private const int ChunkLength = 1024;

    /// <summary>Decodes a valid JSON string.</summary>
    /// <param name="text">The string without its quotes.</param>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        if (!IsEscaped(text))
        {
            return Encoding.UTF8.GetString(text);
        }

        if (text.Length > ChunkLength)
        {
            return DecodeInChunks(text);
        }

        var position = 0;
        Span<byte> plain = stackalloc byte[ChunkLength + JsonEscapes.MinTarget];
        return Encoding.UTF8.GetString(plain[..JsonEscapes.Copy(text, ref position, plain)]);
    }

    /// <summary>Returns whether a valid JSON string has a given value.</summary>
    /// <param name="text">The JSON string without its quotes.</param>
    /// <param name="plain">The value in UTF-8. It contains no backslash.</param>
    public static bool Equals(ReadOnlySpan<byte> text, ReadOnlySpan<byte> plain) =>
        IsEscaped(text) ? Decode(text) == Encoding.UTF8.GetString(plain) : text.SequenceEqual(plain);

    /// <summary>Decodes the next part of a string; see <see cref="JsonEscapes.Copy"/>. Invalid UTF-8 becomes U+FFFD.</summary>
    /// <param name="text">The string without its quotes.</param>
    /// <param name="position">The index of the first byte to read. On return, the index after the last byte that was read.</param>
    /// <param name="buffer">The buffer for the decoded bytes.</param>
    /// <returns>The decoded bytes in UTF-8. Empty at the end of the string.</returns>
    public static ReadOnlySpan<byte> ReadChunk(scoped ReadOnlySpan<byte> text, ref int position, Span<byte> buffer)
    {
        var chunk = buffer[..JsonEscapes.Copy(text, ref position, buffer)];
        return System.Text.Unicode.Utf8.IsValid(chunk) ? chunk : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(chunk));
    }

    /// <summary>Counts the bytes of the decoded string in UTF-8.</summary>
    public static int GetByteCount(ReadOnlySpan<byte> text)
    {
        var length = 0;
        Span<byte> buffer = stackalloc byte[ChunkLength];
        for (var position = 0; position < text.Length;)
        {
            length += ReadChunk(text, ref position, buffer).Length;
        }

        return length;
    }

    private static bool IsEscaped(ReadOnlySpan<byte> text) => text.Contains((byte)'\\');

    /// <summary>
    /// Decodes a long string twice: first to count its characters, and then into the new string. No other large buffer is needed.
    /// </summary>
    private static string DecodeInChunks(ReadOnlySpan<byte> text)
    {
        var length = 0;
        Span<byte> buffer = stackalloc byte[ChunkLength];
        for (var position = 0; position < text.Length;)
        {
            length += Encoding.UTF8.GetCharCount(buffer[..JsonEscapes.Copy(text, ref position, buffer)]);
        }

        return string.Create(length, text, static (chars, text) =>
        {
            Span<byte> buffer = stackalloc byte[ChunkLength];
            for (var position = 0; position < text.Length;)
            {
                chars = chars[Encoding.UTF8.GetChars(buffer[..JsonEscapes.Copy(text, ref position, buffer)], chars)..];
            }
        });
    }
}
