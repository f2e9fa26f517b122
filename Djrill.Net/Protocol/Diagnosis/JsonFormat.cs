using System.Buffers;
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
    private const int UnicodeEscape = 6;

    private static readonly bool[] Choices = [false, true];

    // ASCII but for the two characters that have to be looked at.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(static code => (char)code).Except(['\\', '/'])]);

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

    private static void WriteString(StringBuilder text, ReadOnlySpan<char> piece, bool slashes, bool ascii)
    {
        while (piece.IndexOfAnyExcept(Plain) is >= 0 and var index)
        {
            text.Append(piece[..index]);
            piece = piece[index..];
            var length = piece[0] == '\\' ? Math.Min(piece[1] == 'u' ? UnicodeEscape : 2, piece.Length) : 1;
            WriteSpecial(text, piece[..length], slashes, ascii);
            piece = piece[length..];
        }

        text.Append(piece);
    }

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Mandrill writes escapes in lower case.")]
    private static void WriteSpecial(StringBuilder text, ReadOnlySpan<char> special, bool slashes, bool ascii)
    {
        if (special is "/" && slashes)
        {
            text.Append(@"\/");
        }
        else if (special.Length == UnicodeEscape && ascii)
        {
            text.Append(special.ToString().ToLowerInvariant());
        }
        else if (special[0] > '\x7f' && ascii)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)special[0]:x4}");
        }
        else
        {
            text.Append(special);
        }
    }
}
