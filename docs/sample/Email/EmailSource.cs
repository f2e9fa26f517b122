using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Djrill.Net.Sample;

/// <summary>Writes the source of an email as the text of a JSON string.</summary>
internal static class EmailSource
{
    /// <summary>Escapes the source as Mandrill does. In a source that is not UTF-8, the bytes outside of ASCII stay as they are.</summary>
    public static byte[] Escape(ReadOnlySpan<byte> source) => Utf8.IsValid(source)
        ? Encoding.ASCII.GetBytes(MandrillJson.Write(Encoding.UTF8.GetString(source))[1..^1])
        : EscapeBytes(source);

    private static byte[] EscapeBytes(ReadOnlySpan<byte> source)
    {
        var escaped = new ArrayBufferWriter<byte>(source.Length * 2);
        foreach (var item in source)
        {
            escaped.Write(item >= 0x80 ? [item] : Encoding.ASCII.GetBytes(MandrillJson.Write($"{(char)item}")[1..^1]));
        }

        return escaped.WrittenSpan.ToArray();
    }
}
