using System.Text;

namespace Djrill.Net.Inbox;

/// <summary>Prepares texts of strangers for a text column.</summary>
internal static class SqlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Replaces what no text column of PostgreSQL takes: NUL and half a surrogate pair.</summary>
    public static string? Clean(string? text) => text is null || !IsUnclean(text) ? text : Replace(text);

    private static bool IsUnclean(ReadOnlySpan<char> text)
    {
        // A text with whole pairs only is rare enough to be copied.
        return text.Contains('\0') || text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
    }

    private static string Replace(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // Half a pair is read as the replacement character.
        {
            clean.Append(rune.Value == 0 ? Replacement.ToString() : rune.ToString());
        }

        return clean.ToString();
    }
}
