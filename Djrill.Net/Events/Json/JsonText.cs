using System.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes JSON strings as Newtonsoft does: half a surrogate pair and bytes that are not UTF-8 become U+FFFD.</summary>
/// <remarks>System.Text.Json would throw. PHP leaves half a surrogate pair when it cuts a string inside an emoji.</remarks>
internal static class JsonText
{
    private const int ChunkLength = 1024;

    /// <summary>Decodes a valid string, given without its quotes.</summary>
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

    /// <summary>Compares a valid string, given without its quotes, with one that needs no escapes.</summary>
    public static bool Equals(ReadOnlySpan<byte> text, ReadOnlySpan<byte> plain) =>
        IsEscaped(text) ? Decode(text) == Encoding.UTF8.GetString(plain) : text.SequenceEqual(plain);

    /// <summary>Copies as <see cref="JsonEscapes.Copy"/> does. Bytes that are not UTF-8 become U+FFFD.</summary>
    /// <param name="text">The string without its quotes.</param>
    /// <param name="position">The place to begin at. It moves after the chunk.</param>
    /// <param name="buffer">Space for the chunk.</param>
    /// <returns>The next bytes in UTF-8. Empty at the end.</returns>
    public static ReadOnlySpan<byte> ReadChunk(scoped ReadOnlySpan<byte> text, ref int position, Span<byte> buffer)
    {
        var chunk = buffer[..JsonEscapes.Copy(text, ref position, buffer)];
        return System.Text.Unicode.Utf8.IsValid(chunk) ? chunk : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(chunk));
    }

    /// <summary>Counts the bytes that <see cref="ReadChunk"/> returns.</summary>
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

    /// <summary>Decodes the string twice, so that a large one needs no memory except its own.</summary>
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
