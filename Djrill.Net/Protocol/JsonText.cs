using System.Text;
using Newtonsoft.Json;

namespace Djrill.Net.Protocol;

/// <summary>
/// Reads JSON texts as Newtonsoft does, so that an event's type is what its tree says. System.Text.Json would throw on
/// half an emoji, which PHP leaves where it cuts a text; Newtonsoft has U+FFFD.
/// </summary>
internal static class JsonText
{
    /// <summary>Decodes a valid text, given without its quotes.</summary>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        var decoded = Encoding.UTF8.GetString(text);
        if (!IsEscaped(text))
        {
            return decoded;
        }

        using var reader = new JsonTextReader(new StringReader($"\"{decoded}\"")) { DateParseHandling = DateParseHandling.None };
        return reader.ReadAsString()!; // Not null: what is quoted is a text.
    }

    /// <summary>Compares a valid text, given without its quotes, with one that needs no escapes.</summary>
    public static bool Equals(ReadOnlySpan<byte> text, ReadOnlySpan<byte> plain) =>
        IsEscaped(text) ? Decode(text) == Encoding.UTF8.GetString(plain) : text.SequenceEqual(plain);

    private static bool IsEscaped(ReadOnlySpan<byte> text) => text.Contains((byte)'\\');
}
