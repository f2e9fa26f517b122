using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Djrill.Net.Events;

/// <summary>Makes a file name safe on Windows and on Linux, on whichever it runs: a file saved on one may be copied to the other.</summary>
internal static class SafeFileNames
{
    private const string Default = "attachment";

    /// <summary>The most bytes of a name. File systems allow 255; the rest is for a prefix of the application.</summary>
    private const int MaxBytes = 200;

    /// <summary>The most bytes that are normalized, which may shorten them. Even so, more than <see cref="MaxBytes"/> are left.</summary>
    private const int MaxNormalizedBytes = 3000;

    /// <summary>
    /// The most marks of one character, as in Unicode's stream-safe format (UAX 15). Normalization takes time quadratic in their number.
    /// </summary>
    private const int MaxMarks = 30;

    /// <summary>The bytes of " (2147483647)".</summary>
    private const int NumberBytes = 13;

    /// <summary>The most bytes of an extension. A longer one is treated as part of the name.</summary>
    private const int MaxExtensionBytes = 32;

    private static readonly SearchValues<char> Refused = SearchValues.Create("<>:\"/\\|?*");

    private static readonly FrozenSet<string> Devices = (
        "CON PRN AUX NUL CONIN$ CONOUT$ CLOCK$ COM0 COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 COM\u00b9 COM\u00b2 COM\u00b3 "
        + "LPT0 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9 LPT\u00b9 LPT\u00b2 LPT\u00b3")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the name that an author gave a file safe.</summary>
    public static string Create(string? name)
    {
        var clean = Trim(Clean(FileNameText.Decode(name ?? string.Empty)));
        var text = Trim(Shorten(clean, MaxNormalizedBytes).Normalize());
        if (text.Length == 0)
        {
            return Default;
        }

        // On Linux a name that begins with a dot is hidden, and may be a setting, such as .htaccess.
        text = text[0] == '.' ? $"_{text[1..]}" : text;

        // Windows treats NUL.txt as a device too.
        text = Devices.Contains(text.Split('.', 2)[0].TrimEnd(' ')) ? $"_{text}" : text;
        return Shorten(text, MaxBytes);
    }

    /// <summary>Shortens a safe name so that <see cref="Numbered"/> can add any number.</summary>
    public static string NumberBase(string safeName) => Shorten(safeName, MaxBytes - NumberBytes);

    /// <summary>Adds a number in front of the extension.</summary>
    public static string Numbered(string numberBase, int number) =>
        numberBase.Insert(ExtensionOf(numberBase), string.Create(CultureInfo.InvariantCulture, $" ({number})"));

    private static string Trim(string text) => text.Trim(' ').TrimEnd('.', ' ');

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var part = Replacement(rune) ?? rune.ToString();
            marks = IsMark(rune) ? marks + 1 : part.Length == 0 ? marks : 0;
            var isRepeatedBlank = part == " " && clean is [.., ' '];
            if (marks > MaxMarks || isRepeatedBlank)
            {
                continue;
            }

            if (clean is [.., '~'] && Rune.IsDigit(rune))
            {
                // Windows may give a file with a long name a short name too, such as REPORT~1.PDF.
                clean[^1] = '_';
            }

            clean.Append(part);
        }

        return clean.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Gets the replacement of a character that is not safe, or null.</summary>
    private static string? Replacement(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Invisible characters: marks of direction, joiners, the byte order mark.
        UnicodeCategory.Format => string.Empty,
        UnicodeCategory.SpaceSeparator => " ",
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "_",

        // WSL and Cygwin use private characters for separators.
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => "_",
        _ => rune == Rune.ReplacementChar || (rune.IsBmp && Refused.Contains((char)rune.Value)) ? "_" : null,
    };

    /// <summary>Removes characters in front of the extension until the name fits.</summary>
    private static string Shorten(string name, int maxBytes)
    {
        var dot = ExtensionOf(name);
        var left = maxBytes - Encoding.UTF8.GetByteCount(name.AsSpan(dot));
        if (Encoding.UTF8.GetByteCount(name.AsSpan(0, dot)) <= left)
        {
            return name;
        }

        Utf8.FromUtf16(name.AsSpan(0, dot), new byte[left], out var end, out _);
        return name[..end].TrimEnd('.', ' ') + name[dot..];
    }

    /// <summary>Gets the place of the extension's dot, or the end of the name.</summary>
    private static int ExtensionOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && Encoding.UTF8.GetByteCount(name.AsSpan(dot)) <= MaxExtensionBytes ? dot : name.Length;
    }
}
