using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>One encoded word (RFC 2047), such as <c>=?utf-8?B?w6QudHh0?=</c>.</summary>
/// <param name="Charset">
/// Its charset. UTF-8 if the label is unknown, so that at least the ASCII in it is read, such as an extension.
/// </param>
/// <param name="Bytes">Its bytes in that charset.</param>
/// <param name="End">The place after it.</param>
internal readonly partial record struct EncodedWord(Encoding Charset, ReadOnlyMemory<byte> Bytes, int End)
{
    /// <summary>Reads the word that begins at a place.</summary>
    /// <returns>Whether the word can be decoded.</returns>
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

        // Not 'null', which would convert to an empty memory.
        return decoder.Written > 0 || !content.AsSpan().ContainsAnyExcept(" \t\r\n")
            ? bytes.AsMemory(0, decoder.Written)
            : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>
    /// The charset, perhaps with a language (RFC 2231, section 5), the encoding, and the content. A question mark in the content is an
    /// error, but occurs; <c>=?</c> begins the next word.
    /// </summary>
    [GeneratedRegex(
        @"\G=\?(?<charset>[^?* \t\r\n]*)(\*[^? \t\r\n]*)?\?(?<encoding>[BbQq])\?(?<content>(?>[^?]|(?<!=)\?(?!=))*)\?=",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    /// <summary>A line break that a program made inside a word.</summary>
    [GeneratedRegex(@"(?<![\r\n])[\r\n]+[ \t]*", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();
}
