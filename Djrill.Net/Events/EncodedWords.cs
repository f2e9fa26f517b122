using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Decodes the encoded words of mail headers (RFC 2047), such as <c>=?utf-8?B?w6QudHh0?=</c>.</summary>
internal static partial class EncodedWords
{
    /// <summary>Decodes what can be decoded and leaves the rest as it is.</summary>
    public static string Decode(string text) => Word().Replace(text, static word => Decode(word) ?? word.Value);

    private static string? Decode(Match word)
    {
        // Behind an asterisk there may be a language (RFC 2231, section 5).
        var charset = word.Groups["charset"].Value.Split('*')[0];
        var text = word.Groups["text"].Value;
        var bytes = word.Groups["encoding"].ValueSpan is "B" or "b" ? Base64Text.Decode(text) : FromQuoted(text);
        return bytes is { } decoded ? EncodingOf(charset)?.GetString(decoded.Span) : null;
    }

    private static Encoding? EncodingOf(string charset)
    {
        try
        {
            // The provider has the old charsets of mail, such as ISO-2022-JP, and leaves those of .NET itself.
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> FromQuoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length &&
                byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                bytes.Add(code);
                i += 2;
            }
            else
            {
                bytes.Add(text[i] == '_' ? (byte)' ' : (byte)text[i]);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>One word, and the blanks between it and a next one, which are no part of the text.</summary>
    [GeneratedRegex(@"=\?(?<charset>[^?\s]+)\?(?<encoding>[BbQq])\?(?<text>[ -~-[?]]*)\?=(?:\s+(?==\?))?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
