using System.Globalization;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Decodes file names that mail programs encoded.</summary>
internal static partial class FileNameText
{
    /// <summary>White space, control characters, and format characters such as directional marks.</summary>
    private static readonly char[] Invisible =
    [
        .. Enumerable.Range(0, char.MaxValue).Select(static code => (char)code).Where(static character =>
            char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format),
    ];

    /// <summary>
    /// Decodes encoded words (RFC 2047) and extended values (RFC 2231), and removes line breaks, quotes and invisible characters.
    /// </summary>
    /// <returns>The decoded name. The name may be unsafe; see <see cref="SafeFileNames"/>.</returns>
    public static string Decode(string name)
    {
        var text = Unquote(name);
        text = ExtendedValues.Decode(text) ?? RemoveWordEnd(text, EncodedWords.Decode(text));
        return Unquote(Fold().Replace(text, " "));
    }

    /// <summary>
    /// Removes the characters <c>?=</c> at the end of an encoded word that could not be decoded. Otherwise, these characters would become
    /// part of the file extension.
    /// </summary>
    private static string RemoveWordEnd(string text, string decoded)
    {
        var word = text.LastIndexOf("=?", StringComparison.Ordinal) is var start and >= 0 ? text[start..] : string.Empty;
        var isBroken = word.Contains('.', StringComparison.Ordinal) && decoded.EndsWith(word, StringComparison.Ordinal);
        return isBroken ? decoded[..^(word.Length - word.TrimEnd('=').TrimEnd('?').Length)] : decoded;
    }

    private static string Unquote(string name)
    {
        var text = name.Trim(Invisible);
        if (text.Length < 2)
        {
            return text;
        }

        var unquoted = (text[0], text[^1]) switch
        {
            ('"', '"') => text[1..^1].Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal),
            ('<', '>') => text[1..^1],
            ('"', _) => text[1..],
            (_, '"') => text[..^1],
            _ => text,
        };
        return unquoted.Trim(Invisible);
    }

    /// <summary>Matches a line break before a blank, as in a folded header.</summary>
    [GeneratedRegex(@"(?<![\r\n])[\r\n]+[ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();
}
