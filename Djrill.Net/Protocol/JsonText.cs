using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Djrill.Net.Protocol;

/// <summary>
/// Reads JSON texts as Newtonsoft does, so that an event's type is what its tree says. System.Text.Json would throw on
/// half an emoji, which PHP leaves where it cuts a text, and on what is no UTF-8; Newtonsoft has U+FFFD.
/// </summary>
internal static class JsonText
{
    /// <summary>
    /// Gives the bytes of the token that the reader stands on. One may be cut by the end of a block; it is put together
    /// then, so this is for what is short.
    /// </summary>
    public static ReadOnlySpan<byte> RawOf(scoped in Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    /// <summary>Decodes a valid text, given without its quotes.</summary>
    public static string Decode(ReadOnlySpan<byte> text) =>
        WireWords.Find(text) ?? (IsEscaped(text) ? Unescape(new EscapedText(text)) : Encoding.UTF8.GetString(text));

    /// <summary>Compares a valid text, given without its quotes, with one that needs no escapes.</summary>
    public static bool Equals(ReadOnlySpan<byte> text, ReadOnlySpan<byte> plain) =>
        IsEscaped(text) ? Decode(text) == Encoding.UTF8.GetString(plain) : text.SequenceEqual(plain);

    private static bool IsEscaped(ReadOnlySpan<byte> text) => text.Contains((byte)'\\');

    /// <summary>Goes over the text twice, so that a large one needs no memory but its own.</summary>
    private static string Unescape(scoped in EscapedText text)
    {
        var length = 0;
        for (var parts = text; parts.MoveNext();)
        {
            length += Encoding.UTF8.GetCharCount(parts.Plain) + (parts.Escaped is null ? 0 : 1);
        }

        return string.Create(length, text, static (chars, parts) =>
        {
            while (parts.MoveNext())
            {
                chars = chars[Encoding.UTF8.GetChars(parts.Plain, chars)..];
                if (parts.Escaped is { } escaped)
                {
                    chars[0] = escaped;
                    chars = chars[1..];
                }
            }
        });
    }
}
