using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Djrill.Net.Events;

/// <summary>Makes a name safe for a file on Windows and on Linux, whichever this runs on: what is saved here may be copied there.</summary>
internal static class SafeNames
{
    private const string Default = "attachment";

    /// <summary>Linux takes 255 bytes, Windows 255 units of UTF-16, which are never more. The rest is for a user's own prefix.</summary>
    private const int MaxBytes = 200;

    /// <summary>What is left for " (2147483647)".</summary>
    private const int NumberBytes = 13;

    /// <summary>An extension that is longer is no extension.</summary>
    private const int MaxExtensionBytes = 32;

    private static readonly SearchValues<char> Refused = SearchValues.Create("<>:\"/\\|?*");

    private static readonly FrozenSet<string> Devices = new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" }
        .Concat("0123456789\u00b9\u00b2\u00b3".SelectMany(static digit => new[] { $"COM{digit}", $"LPT{digit}" }))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Of(string? name)
    {
        var text = Clean(FileNameText.Decode(name ?? string.Empty)).Normalize().Trim(' ').TrimEnd('.', ' ');
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

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var part = Replacement(rune) ?? rune.ToString();
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
