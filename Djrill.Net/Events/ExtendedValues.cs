using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Decodes values of parameters with a charset and percent escapes (RFC 2231, section 4), such as <c>utf-8'de'M%C3%A4rz.pdf</c>.</summary>
internal static partial class ExtendedValues
{
    private const int MaxLanguageLength = 40;

    /// <summary>Decodes a value; null if it has not this form, or its charset is unknown. Percent signs alone mean nothing.</summary>
    public static string? Decode(string text)
    {
        var charsetEnd = text.IndexOf('\'', StringComparison.Ordinal);
        var languageEnd = charsetEnd < 0 ? -1 : text.IndexOf('\'', charsetEnd + 1);
        if (languageEnd < 0 || languageEnd - charsetEnd > MaxLanguageLength)
        {
            return null;
        }

        var (label, language, value) = (text[..charsetEnd], text[(charsetEnd + 1)..languageEnd], text[(languageEnd + 1)..]);
        if (!Language().IsMatch(language) || !(EscapedBytes.Contains(value, '%') || IsUnmistakable(label, language)))
        {
            return null;
        }

        // The charset may be left out.
        var charset = label.Length == 0 ? Encoding.UTF8 : MailCharsets.Find(label);
        return charset is null ? null : MailCharsets.GetText(charset, EscapedBytes.Decode(value, '%', charset).Span);
    }

    /// <summary>
    /// Whether a value without an escape cannot be a name with apostrophes. Words such as mac, us and greek are labels of charsets
    /// too, as in <c>mac'and'cheese.pdf</c>.
    /// </summary>
    private static bool IsUnmistakable(string label, string language) =>
        language.Length == 0 ? !label.All(char.IsAsciiLetter) : language.AsSpan().ContainsAny('-', '_');

    /// <summary>Empty, or a tag as in RFC 5646; some programs write an underscore for the hyphen.</summary>
    [GeneratedRegex(@"\A([A-Za-z]{2,8}([-_][A-Za-z0-9]{2,8})*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Language();
}
