using System.Text;

namespace Djrill.Net.Events;

/// <summary>Removes comments and quoted strings from a structured header (RFC 5322, section 3.2.2).</summary>
internal static class HeaderComments
{
    /// <summary>
    /// Removes comments in parentheses and quoted strings, except inside angle brackets. Unclosed comments and unclosed quoted strings are
    /// kept.
    /// </summary>
    public static string Remove(string text)
    {
        var bare = new StringBuilder(text.Length);
        var areClosed = true;
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] switch
            {
                '(' when areClosed => CommentEnd(text, i),
                '"' => text.IndexOf('"', i + 1),
                _ => -1,
            };
            if (end > 0)
            {
                bare.Append(' ');
                i = end;
                continue;
            }

            // After an unclosed parenthesis, later parentheses are not examined. Without this rule, many parentheses would take quadratic
            // time.
            areClosed &= text[i] != '(';

            // Parentheses and quotes inside angle brackets are part of a message id.
            var close = text[i] == '<' ? text.AsSpan(i + 1).IndexOfAny('<', '>') : -1;
            bare.Append(text, i, close >= 0 ? close + 1 : 1);
            i += Math.Max(close, 0);
        }

        return bare.ToString();
    }

    /// <summary>Finds the closing parenthesis of a comment, or returns -1. Comments may be nested.</summary>
    private static int CommentEnd(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            i += text[i] == '\\' ? 1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
