using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>One encoded word (RFC 2047), such as <c>=?utf-8?B?w6QudHh0?=</c>.</summary>
/// <param name="Charset">Its charset. UTF-8 where the label is unknown: at least its ASCII, such as an extension, is read then.</param>
/// <param name="Bytes">Its bytes in that charset.</param>
/// <param name="End">The place behind it.</param>
internal readonly partial record struct EncodedWord(Encoding Charset, ReadOnlyMemory<byte> Bytes, int End)
{
    /// <summary>Reads the word that begins at a place.</summary>
    /// <returns>Whether it can be decoded.</returns>
    public static bool TryRead(string text, int start, out EncodedWord word)
    {
        word = default;
        var label = text.AsSpan(start + 2);
        var length = label.IndexOf('?');
        var content = start + 2 + length + 3;
        if (length < 0 || content >= text.Length || text[content - 1] != '?' || label[..length].ContainsAny(" \t\r\n"))
        {
            return false;
        }

        // Behind an asterisk there may be a language (RFC 2231, section 5).
        var asterisk = label[..length].IndexOf('*');
        var charset = MailCharsets.Find(label[..(asterisk < 0 ? length : asterisk)]) ?? Encoding.UTF8;
        if (EndOf(text, content) is not { } end || Decode(text[content - 2], text[content..end], charset) is not { } bytes)
        {
            return false;
        }

        word = new(charset, bytes, end + 2);
        return true;
    }

    /// <summary>Finds the next <c>?=</c>; null where another word begins before it. A question mark inside a word is an error, but occurs.</summary>
    private static int? EndOf(string text, int content)
    {
        for (var i = text.IndexOf('?', content); i >= 0; i = text.IndexOf('?', i + 1))
        {
            if (i + 1 < text.Length && text[i + 1] == '=')
            {
                return i;
            }

            if (i > content && text[i - 1] == '=')
            {
                return null;
            }
        }

        return null;
    }

    private static ReadOnlyMemory<byte>? Decode(char encoding, string content, Encoding charset) => encoding switch
    {
        'B' or 'b' => DecodeBase64(content),
        'Q' or 'q' => EscapedBytes.Decode(Fold().Replace(content, "").Replace('_', ' '), '=', charset),
        _ => null,
    };

    private static ReadOnlyMemory<byte>? DecodeBase64(string content)
    {
        var letters = Encoding.UTF8.GetBytes(content);
        var bytes = new byte[(letters.Length + 3) / 4 * 3];
        var decoder = new Base64Decoder(letters, bytes);
        decoder.ReadToEnd();

        // Not 'null', which would convert to an empty memory.
        return decoder.Written > 0 || !content.AsSpan().ContainsAnyExcept(" \t\r\n") ? bytes.AsMemory(0, decoder.Written) : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>A line break that a program made in the middle of a word.</summary>
    [GeneratedRegex(@"(?<![\r\n])[\r\n]+[ \t]*", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();
}
