using System.Globalization;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Decodes a file name from the forms in which mail programs write it.</summary>
internal static partial class FileNameText
{
    /// <summary>White space, control characters, and characters such as the marks of direction.</summary>
    private static readonly char[] Invisible =
    [
        .. Enumerable.Range(0, char.MaxValue).Select(static code => (char)code).Where(static character =>
            char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format),
    ];

    /// <summary>
    /// Decodes encoded words (RFC 2047) and extended values (RFC 2231), and removes folds, quotes and invisible characters.
    /// </summary>
    /// <returns>The name. It is not safe yet; see <see cref="SafeFileNames"/>.</returns>
    public static string Decode(string name)
    {
        var text = Unquote(name);
        text = ExtendedValues.Decode(text) ?? WithoutWordEnd(text, EncodedWords.Decode(text));
        return Unquote(Fold().Replace(text, " "));
    }

    /// <summary>Removes the end <c>?=</c> of a last word that could not be decoded. It would become part of the extension.</summary>
    private static string WithoutWordEnd(string text, string decoded)
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

    /// <summary>A line break before a blank: a header folded into lines.</summary>
    [GeneratedRegex(@"(?<![\r\n])[\r\n]+[ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();
}
