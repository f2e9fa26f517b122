using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Djrill.Net.Events;

/// <summary>
/// Creates file names that are safe on both Windows and Linux. The result does not depend on the current operating system.
/// </summary>
internal static class SafeFileNames
{
    private const string Default = "attachment";

    /// <summary>The maximum length of a name in bytes. File systems allow 255 bytes, so an application can add a prefix.</summary>
    private const int MaxBytes = 200;

    /// <summary>
    /// The maximum length of a name before Unicode normalization, in bytes. After normalization, such a name is still longer than
    /// <see cref="MaxBytes"/>.
    /// </summary>
    private const int MaxNormalizedBytes = 3000;

    /// <summary>
    /// The maximum number of combining marks on one character, as in Unicode's stream-safe format (UAX 15). Normalization takes quadratic
    /// time in this number.
    /// </summary>
    private const int MaxMarks = 30;

    /// <summary>The length of " (2147483647)" in bytes.</summary>
    private const int NumberBytes = 13;

    /// <summary>
    /// The maximum length of an extension in bytes, including the dot. A longer extension is treated as part of the name.
    /// </summary>
    private const int MaxExtensionBytes = 32;

    private static readonly SearchValues<char> Refused = SearchValues.Create("<>:\"/\\|?*");

    private static readonly FrozenSet<string> Devices = (
        "CON PRN AUX NUL CONIN$ CONOUT$ CLOCK$ COM0 COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 COM\u00b9 COM\u00b2 COM\u00b3 "
        + "LPT0 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9 LPT\u00b9 LPT\u00b2 LPT\u00b3")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a safe file name from the original name of a file.</summary>
    public static string Create(string? name)
    {
        var clean = Trim(Clean(FileNameText.Decode(name ?? string.Empty)));
        var text = Trim(Shorten(clean, MaxNormalizedBytes).Normalize());
        if (text.Length == 0)
        {
            return Default;
        }

        // On Linux, a file whose name begins with a dot is hidden, and may be a configuration file such as .htaccess.
        text = text[0] == '.' ? $"_{text[1..]}" : text;

        // Windows also treats a device name with an extension, such as NUL.txt, as the device.
        text = Devices.Contains(text.Split('.', 2)[0].TrimEnd(' ')) ? $"_{text}" : text;
        return Shorten(text, MaxBytes);
    }

    /// <summary>Shortens a safe name, so that the result of <see cref="InsertNumber"/> is not too long.</summary>
    public static string ShortenForNumber(string safeName) => Shorten(safeName, MaxBytes - NumberBytes);

    /// <summary>Inserts a number before the extension.</summary>
    public static string InsertNumber(string numberBase, int number) =>
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
                // Windows may create a short alias for a long file name, such as REPORT~1.PDF. A safe name must not match an alias.
                clean[^1] = '_';
            }

            clean.Append(part);
        }

        return clean.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Gets the replacement for an unsafe character. Returns null for a safe character.</summary>
    private static string? Replacement(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Invisible characters, such as directional marks, joiners, and the byte order mark.
        UnicodeCategory.Format => string.Empty,
        UnicodeCategory.SpaceSeparator => " ",
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "_",

        // WSL and Cygwin store path separators as private-use characters.
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => "_",
        _ => rune == Rune.ReplacementChar || (rune.IsBmp && Refused.Contains((char)rune.Value)) ? "_" : null,
    };

    /// <summary>Removes characters before the extension until the name has at most <paramref name="maxBytes"/> bytes.</summary>
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

    /// <summary>Gets the index of the dot of the extension, or the length of the name if the name has no extension.</summary>
    private static int ExtensionOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && Encoding.UTF8.GetByteCount(name.AsSpan(dot)) <= MaxExtensionBytes ? dot : name.Length;
    }
}
