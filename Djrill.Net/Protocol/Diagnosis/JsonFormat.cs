using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>Restores the format in which Mandrill writes JSON.</summary>
internal static class JsonFormat
{
    private const int UnicodeEscape = 6;

    // ASCII but for the two characters that have to be looked at.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(static code => (char)code).Except(['\\', '/'])]);

    /// <summary>
    /// Lists the texts that may have been before the change: each combination of the rules, those of fewer rules first. A text that
    /// several combinations produce is listed once.
    /// </summary>
    public static IEnumerable<(string Text, JsonRules Rules)> Restore(string json) =>
        Enumerable.Range(1, (int)(JsonRules.Slashes | JsonRules.Escapes | JsonRules.Compact))
            .OrderBy(static rules => BitOperations.PopCount((uint)rules))
            .Select(rules => (Text: Write(json, (JsonRules)rules), (JsonRules)rules))
            .DistinctBy(static restored => restored.Text, StringComparer.Ordinal);

    /// <summary>Describes the rules.</summary>
    public static string Describe(JsonRules rules) => string.Join(" and ", new[]
    {
        rules.HasFlag(JsonRules.Slashes) ? @"'\/' for '/'" : "",
        rules.HasFlag(JsonRules.Escapes) ? @"escapes such as '\u00e9' for other letters" : "",
        rules.HasFlag(JsonRules.Compact) ? "no spaces between values" : "",
    }.Where(static rule => rule.Length > 0));

    private static string Write(string json, JsonRules rules)
    {
        var value = json.AsSpan().Trim("\r\n"); // A line end that was added is another mistake.
        var start = json.AsSpan().IndexOf(value);
        var text = new StringBuilder(json.Length).Append(json.AsSpan(0, start));
        foreach (var segment in JsonSegment.Split(value.ToString()))
        {
            var piece = json.AsSpan(start + segment.Start, segment.Length);
            if (segment.IsString)
            {
                WriteString(text, piece, rules);
            }
            else if (!rules.HasFlag(JsonRules.Compact))
            {
                text.Append(piece);
            }
            else
            {
                WriteCompact(text, piece);
            }
        }

        return text.Append(json.AsSpan(start + value.Length)).ToString();
    }

    private static void WriteCompact(StringBuilder text, ReadOnlySpan<char> piece)
    {
        foreach (var character in piece)
        {
            if (!char.IsWhiteSpace(character))
            {
                text.Append(character);
            }
        }
    }

    private static void WriteString(StringBuilder text, ReadOnlySpan<char> piece, JsonRules rules)
    {
        while (piece.IndexOfAnyExcept(Plain) is >= 0 and var index)
        {
            text.Append(piece[..index]);
            piece = piece[index..];
            var length = piece[0] == '\\' ? Math.Min(piece[1] == 'u' ? UnicodeEscape : 2, piece.Length) : 1;
            WriteSpecial(text, piece[..length], rules);
            piece = piece[length..];
        }

        text.Append(piece);
    }

    private static void WriteSpecial(StringBuilder text, ReadOnlySpan<char> special, JsonRules rules)
    {
        var hasEscapes = rules.HasFlag(JsonRules.Escapes);
        if (special.Length == UnicodeEscape && hasEscapes)
        {
            WriteEscape(text, special, rules);
        }
        else if (special is "/" && rules.HasFlag(JsonRules.Slashes))
        {
            text.Append(@"\/");
        }
        else if (special[0] > '\x7f' && hasEscapes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)special[0]:x4}");
        }
        else
        {
            text.Append(special);
        }
    }

    /// <summary>Writes an escape in lower case, or the ASCII character that a careful JSON writer has escaped.</summary>
    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Mandrill writes escapes in lower case.")]
    private static void WriteEscape(StringBuilder text, ReadOnlySpan<char> escape, JsonRules rules)
    {
        if (!ushort.TryParse(escape[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < ' ' or > '~')
        {
            text.Append(escape.ToString().ToLowerInvariant());
            return;
        }

        var character = (char)code;
        var isEscaped = character is '"' or '\\' || (character == '/' && rules.HasFlag(JsonRules.Slashes));
        text.Append(isEscaped ? "\\" : "").Append(character);
    }
}
