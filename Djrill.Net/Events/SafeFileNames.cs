using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Djrill.Net.Events;

/// <summary>Makes a name safe for a file on Windows and on Linux, whichever this runs on: what is saved here may be copied there.</summary>
internal static class SafeFileNames
{
    private const string Default = "attachment";

    /// <summary>Linux takes 255 bytes, Windows 255 units of UTF-16, which are never more. The rest is for a user's own prefix.</summary>
    private const int MaxBytes = 200;

    /// <summary>The most characters that are normalized. More bytes than the limit are left of them, however they are composed.</summary>
    private const int MaxLength = 1000;

    /// <summary>The most marks of one character, as in Unicode's stream-safe format (UAX 15). Normalizing takes time quadratic in their number.</summary>
    private const int MaxMarks = 30;

    /// <summary>What is left for " (2147483647)".</summary>
    private const int NumberBytes = 13;

    /// <summary>An extension that is longer is no extension.</summary>
    private const int MaxExtensionBytes = 32;

    private static readonly SearchValues<char> Refused = SearchValues.Create("<>:\"/\\|?*");

    private static readonly FrozenSet<string> Devices = new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" }
        .Concat("0123456789\u00b9\u00b2\u00b3".SelectMany(static digit => new[] { $"COM{digit}", $"LPT{digit}" }))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Create(string? name)
    {
        var clean = Trim(Clean(FileNameText.Decode(name ?? string.Empty)));
        var text = Trim(Cut(clean).Normalize());
        if (text.Length == 0)
        {
            return Default;
        }

        // A name that begins with a dot is hidden on Linux, and may be a setting there, such as .htaccess.
        text = text[0] == '.' ? $"_{text[1..]}" : text;

        // Windows takes NUL.txt for a device as well.
        text = Devices.Contains(text.Split('.', 2)[0].TrimEnd(' ')) ? $"_{text}" : text;
        return Shorten(text, MaxBytes);
    }

    /// <summary>Gives what is the same in all numbered forms of a safe name.</summary>
    public static string NumberBase(string safeName) => Shorten(safeName, MaxBytes - NumberBytes);

    public static string Numbered(string numberBase, int number)
    {
        var dot = ExtensionOf(numberBase);
        return string.Create(CultureInfo.InvariantCulture, $"{numberBase[..dot]} ({number}){numberBase[dot..]}");
    }

    private static string Trim(string text) => text.Trim(' ').TrimEnd('.', ' ');

    /// <summary>Cuts a long name in front of its extension.</summary>
    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var dot = ExtensionOf(text);
        var end = MaxLength - (text.Length - dot);
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return text[..end] + text[dot..];
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var part = Replacement(rune) ?? rune.ToString();
            marks = IsMark(rune) ? marks + 1 : part.Length == 0 ? marks : 0;
            if (marks > MaxMarks)
            {
                continue;
            }

            if (clean.Length > 0 && clean[^1] == '~' && Rune.IsDigit(rune))
            {
                // Windows may give a long name a short one beside it, such as REPORT~1.PDF.
                clean[^1] = '_';
            }

            if (part != " " || clean.Length == 0 || clean[^1] != ' ')
            {
                clean.Append(part);
            }
        }

        return clean.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Gives what stands for a character that cannot stay, or null.</summary>
    private static string? Replacement(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // What cannot be seen: marks of direction, joiners, the byte order mark.
        UnicodeCategory.Format => string.Empty,
        UnicodeCategory.SpaceSeparator => " ",
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "_",

        // WSL and Cygwin have private characters for separators.
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => "_",
        _ => rune == Rune.ReplacementChar || (rune.IsBmp && Refused.Contains((char)rune.Value)) ? "_" : null,
    };

    private static string Shorten(string name, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= maxBytes)
        {
            return name;
        }

        var dot = ExtensionOf(name);
        var left = maxBytes - Encoding.UTF8.GetByteCount(name.AsSpan(dot));
        var end = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return name[..end].TrimEnd('.', ' ') + name[dot..];
    }

    /// <summary>Gives the place of the extension's dot, or the end.</summary>
    private static int ExtensionOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && Encoding.UTF8.GetByteCount(name.AsSpan(dot)) <= MaxExtensionBytes ? dot : name.Length;
    }
}
