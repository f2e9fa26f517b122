using System.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes values of parameters with a charset and percent escapes (RFC 2231, section 4), such as <c>utf-8'de'M%C3%A4rz.pdf</c>.</summary>
internal static class ExtendedValues
{
    private const int MaxLanguageLength = 40;

    /// <summary>Decodes a value; null if it has not this form, or its charset is unknown. Percent signs alone mean nothing.</summary>
    public static string? Decode(string text)
    {
        var charsetEnd = text.IndexOf('\'', StringComparison.Ordinal);
        var languageEnd = charsetEnd < 0 ? -1 : text.IndexOf('\'', charsetEnd + 1);
        if (languageEnd < 0 || languageEnd - charsetEnd > MaxLanguageLength || text[(charsetEnd + 1)..languageEnd].Any(static character => !IsOfLanguage(character)))
        {
            return null;
        }

        var value = text[(languageEnd + 1)..];
        var charset = CharsetOf(text.AsSpan(0, charsetEnd), value);
        return charset is null ? null : MailCharsets.GetText(charset, EscapedBytes.Decode(value, '%', charset).Span);
    }

    private static bool IsOfLanguage(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    /// <summary>The charset may be left out; only an escape tells such a value from a name with apostrophes.</summary>
    private static Encoding? CharsetOf(ReadOnlySpan<char> label, string value) =>
        label.Length > 0 ? MailCharsets.Find(label) : EscapedBytes.Contains(value, '%') ? Encoding.UTF8 : null;
}
