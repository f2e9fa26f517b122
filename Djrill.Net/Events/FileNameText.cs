using System.Globalization;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Reads the name of a file as its author meant it, from the forms in which mail programs write one.</summary>
internal static partial class FileNameText
{
    /// <summary>Decodes encoded words (RFC 2047) and extended values (RFC 2231), and removes folds, quotes and control characters around the name.</summary>
    /// <returns>The name. Not a safe one: see <see cref="SafeFileNames"/>.</returns>
    public static string Decode(string name)
    {
        var text = Unquote(name);
        text = ExtendedValues.Decode(text) ?? WithoutWordEnd(text, EncodedWords.Decode(text));
        return Unquote(Fold().Replace(text, " "));
    }

    /// <summary>A word at the end that could not be decoded stays; its last characters would be taken for a part of the extension.</summary>
    private static string WithoutWordEnd(string text, string decoded)
    {
        var word = text.LastIndexOf("=?", StringComparison.Ordinal) is var start and >= 0 ? text[start..] : string.Empty;
        var isBroken = word.Contains('.', StringComparison.Ordinal) && decoded.EndsWith(word, StringComparison.Ordinal);
        return isBroken ? decoded[..^(word.Length - word.TrimEnd('=').TrimEnd('?').Length)] : decoded;
    }

    private static string Unquote(string name)
    {
        var text = Trim(name);
        if (text.Length < 2)
        {
            return text;
        }

        return (text[0], text[^1]) switch
        {
            ('"', '"') => Trim(text[1..^1].Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)),
            ('<', '>') => Trim(text[1..^1]),
            ('"', _) => Trim(text[1..]),
            (_, '"') => Trim(text[..^1]),
            _ => text,
        };
    }

    /// <summary>Removes at both ends what cannot be seen.</summary>
    private static string Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsInvisible(text[start]))
        {
            start++;
        }

        while (end > start && IsInvisible(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool IsInvisible(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    /// <summary>A line break in front of a blank, which is how headers are divided over lines.</summary>
    [GeneratedRegex(@"(?<![\r\n])[\r\n]+[ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();
}
