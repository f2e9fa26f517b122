using System.Text;

namespace Djrill.Net.Inbox;

/// <summary>Makes a text fit for a column: PostgreSQL refuses U+0000 and lone surrogates, and a stranger may send a text of any length.</summary>
internal static class StoredText
{
    /// <summary>The greatest number of characters of an address, a message id, a type or a name.</summary>
    public const int MaxName = 500;

    /// <summary>The greatest number of characters of an exception's message.</summary>
    public const int MaxMessage = 4000;

    /// <summary>Replaces what cannot be stored by U+FFFD, and cuts the text.</summary>
    public static string? Of(string? text, int maxLength = MaxName)
    {
        if (text is null)
        {
            return null;
        }

        text = text.Length > maxLength ? text[..maxLength] : text;
        if (!text.Contains('\0', StringComparison.Ordinal) && !HasSurrogate(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // A lone surrogate is enumerated as U+FFFD.
        {
            clean.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    private static bool HasSurrogate(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
