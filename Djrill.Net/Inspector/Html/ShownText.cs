using System.Globalization;
using System.Text;

namespace Djrill.Net.Inspector;

/// <summary>Makes a text from outside safe to look at: what would be invisible or would change the direction is shown as its code.</summary>
internal static class ShownText
{
    /// <summary>Returns the text with every control, format and unpaired surrogate character as <c>[U+202E]</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepLines">True to keep line ends and tabs.</param>
    public static string Of(string? text, bool keepLines = false)
    {
        var builder = new StringBuilder();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var isRune = Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isRune && (!IsInvisible(rune) || (keepLines && rune.Value is '\n' or '\r' or '\t')))
            {
                builder.Append(rest[..length]);
            }
            else
            {
                builder.Append(CultureInfo.InvariantCulture, $"[U+{(isRune ? rune.Value : rest[0]):X4}]");
            }

            rest = rest[length..];
        }

        return builder.ToString();
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
