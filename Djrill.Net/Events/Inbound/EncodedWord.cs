using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Represents an encoded word (RFC 2047), such as <c>=?utf-8?B?w6QudHh0?=</c>.</summary>
/// <param name="Charset">
/// The charset of the word. UTF-8 if the charset label is unknown, so that at least ASCII characters can be decoded.
/// </param>
/// <param name="Bytes">The content of the word, encoded in the charset.</param>
/// <param name="End">The index after the word.</param>
internal readonly partial record struct EncodedWord(Encoding Charset, ReadOnlyMemory<byte> Bytes, int End)
{
    /// <summary>Reads the encoded word that begins at an index.</summary>
    /// <returns>True if the word can be decoded.</returns>
    public static bool TryRead(string text, int start, out EncodedWord word)
    {
        var match = Word().Match(text, start);
        var charset = MailCharsets.Find(match.Groups["charset"].ValueSpan) ?? Encoding.UTF8;
        var content = match.Groups["content"].Value;
        var bytes = match.Groups["encoding"].Value is "B" or "b" ? DecodeBase64(content) : DecodeQuoted(content, charset);
        word = new(charset, bytes ?? default, match.Index + match.Length);
        return match.Success && bytes is not null;
    }

    private static ReadOnlyMemory<byte> DecodeQuoted(string content, Encoding charset) =>
        EscapedBytes.Decode(Fold().Replace(content, "").Replace('_', ' '), '=', charset);

    private static ReadOnlyMemory<byte>? DecodeBase64(string content)
    {
        var letters = Encoding.UTF8.GetBytes(content);
        var bytes = new byte[(letters.Length + 3) / 4 * 3];
        var decoder = new Base64Decoder(letters, bytes);
        decoder.ReadToEnd();

        // The literal 'null' would be converted to an empty ReadOnlyMemory.
        return decoder.Written > 0 || !content.AsSpan().ContainsAnyExcept(" \t\r\n")
            ? bytes.AsMemory(0, decoder.Written)
            : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>
    /// Matches a charset with an optional language (RFC 2231, section 5), an encoding, and the content. Some programs write question marks
    /// in the content, although RFC 2047 forbids this. The content must not contain <c>=?</c>, the start of the next word.
    /// </summary>
    [GeneratedRegex(
        @"\G=\?(?<charset>[^?* \t\r\n]*)(\*[^? \t\r\n]*)?\?(?<encoding>[BbQq])\?(?<content>(?>[^?]|(?<!=)\?(?!=))*)\?=",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    /// <summary>Matches a line break inside an encoded word.</summary>
    [GeneratedRegex(@"(?<![\r\n])[\r\n]+[ \t]*", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();
}
