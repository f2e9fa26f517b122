using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>
/// Decodes parameter values with a charset and percent escapes (RFC 2231, section 4), such as <c>utf-8'de'M%C3%A4rz.pdf</c>.
/// </summary>
internal static partial class ExtendedValues
{
    /// <summary>
    /// Decodes a value. Null if it does not have this form, or if its charset is unknown. Percent signs alone mean nothing.
    /// </summary>
    public static string? Decode(string text)
    {
        var match = ExtendedValue().Match(text);
        var (label, language, value) = (match.Groups["charset"].Value, match.Groups["language"].Value, match.Groups["value"].Value);
        if (!match.Success || !(EscapedBytes.Contains(value, '%') || IsUnmistakable(label, language)))
        {
            return null;
        }

        // The charset may be left out.
        var charset = label.Length == 0 ? Encoding.UTF8 : MailCharsets.Find(label);
        return charset is null ? null : MailCharsets.GetText(charset, EscapedBytes.Decode(value, '%', charset).Span);
    }

    /// <summary>
    /// Returns whether a value without an escape cannot be a name with apostrophes. Words such as mac, us and greek are labels of charsets
    /// too, as in <c>mac'and'cheese.pdf</c>.
    /// </summary>
    private static bool IsUnmistakable(string label, string language) =>
        language.Length == 0 ? !label.All(char.IsAsciiLetter) : language.AsSpan().ContainsAny('-', '_');

    /// <summary>The language is empty or a tag as in RFC 5646. Some programs write an underscore for the hyphen.</summary>
    [GeneratedRegex(
        @"\A(?<charset>[^']*)'(?=[^']{0,39}')(?<language>([A-Za-z]{2,8}([-_][A-Za-z0-9]{2,8})*)?)'(?<value>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex ExtendedValue();
}
