using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Decodes values with a charset and percent escapes (RFC 2231, section 4), such as <c>utf-8'de'M%C3%A4rz.pdf</c>.</summary>
internal static partial class ExtendedValues
{
    /// <summary>Decodes an extended value. Returns null for a string of another format or for an unknown charset.</summary>
    public static string? Decode(string text)
    {
        var match = ExtendedValue().Match(text);
        var (label, language, value) = (match.Groups["charset"].Value, match.Groups["language"].Value, match.Groups["value"].Value);
        if (!match.Success || !(EscapedBytes.Contains(value, '%') || IsCertainlyExtended(label, language)))
        {
            return null;
        }

        // The charset is optional.
        var charset = label.Length == 0 ? Encoding.UTF8 : MailCharsets.Find(label);
        return charset is null ? null : MailCharsets.GetText(charset, EscapedBytes.Decode(value, '%', charset).Span);
    }

    /// <summary>
    /// Returns whether a value without escapes is certainly an extended value. An ordinary file name such as <c>mac'and'cheese.pdf</c> has
    /// the same format, because <c>mac</c> is a charset label.
    /// </summary>
    private static bool IsCertainlyExtended(string label, string language) =>
        language.Length == 0 ? !label.All(char.IsAsciiLetter) : language.AsSpan().ContainsAny('-', '_');

    /// <summary>
    /// Matches a charset, a language, and a value. The language is a tag as in RFC 5646, or empty. Some programs write an underscore in
    /// place of the hyphen.
    /// </summary>
    [GeneratedRegex(
        @"\A(?<charset>[^']*)'(?=[^']{0,39}')(?<language>([A-Za-z]{2,8}([-_][A-Za-z0-9]{2,8})*)?)'(?<value>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex ExtendedValue();
}
