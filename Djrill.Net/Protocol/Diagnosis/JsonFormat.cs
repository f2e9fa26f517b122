using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>
/// Restores the format in which Mandrill writes JSON. It has no white space, <c>\/</c> for <c>/</c>, and <c>\uXXXX</c> in lower case
/// for each non-ASCII character.
/// </summary>
internal static class JsonFormat
{
    private static readonly bool[] Choices = [false, true];

    /// <summary>Lists the texts that may have been before the change: each combination of the three rules.</summary>
    public static IEnumerable<string> Restore(string json) =>
        from compact in Choices
        from slashes in Choices
        from ascii in Choices
        select Write(json, compact, slashes, ascii);

    private static string Write(string json, bool compact, bool slashes, bool ascii)
    {
        var text = new StringBuilder(json.Length);
        var value = json.TrimEnd('\r', '\n'); // A line end that was added is another mistake.
        foreach (var piece in JsonPiece.Split(value))
        {
            if (piece.IsString)
            {
                WriteString(text, piece.Text, slashes, ascii);
            }
            else
            {
                text.Append(compact ? string.Concat(piece.Text.Where(static character => !char.IsWhiteSpace(character))) : piece.Text);
            }
        }

        return text.Append(json.AsSpan(value.Length)).ToString();
    }

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Mandrill writes escapes in lower case.")]
    private static void WriteString(StringBuilder text, string piece, bool slashes, bool ascii)
    {
        for (var index = 0; index < piece.Length; index++)
        {
            var character = piece[index];
            if (character == '\\') // A string always has a character after a backslash.
            {
                var length = ascii && piece[index + 1] == 'u' ? Math.Min(6, piece.Length - index) : 2;
                text.Append(length == 2 ? piece.AsSpan(index, 2) : piece.Substring(index, length).ToLowerInvariant());
                index += length - 1;
            }
            else if (character == '/' && slashes)
            {
                text.Append(@"\/");
            }
            else if (character > '\x7f' && ascii)
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                text.Append(character);
            }
        }
    }
}
