using System.Globalization;
using System.Text;

namespace Djrill.Net.Events;

/// <summary>
/// Decodes escaped bytes. An escaped byte is an escape character and two hexadecimal digits, such as <c>=C3</c> or <c>%C3</c>.
/// </summary>
internal static class EscapedBytes
{
    /// <summary>Decodes the escaped bytes in a string. Other characters are encoded in the charset.</summary>
    public static ReadOnlyMemory<byte> Decode(string text, char escape, Encoding charset)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i, escape, out var code))
            {
                bytes.Add(code);
                i += 2;
            }
            else if (char.IsAscii(text[i]))
            {
                bytes.Add((byte)text[i]);
            }
            else
            {
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                bytes.AddRange(charset.GetBytes(text.Substring(i, length)));
                i += length - 1;
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Returns whether a string contains an escaped byte.</summary>
    public static bool Contains(string text, char escape) => Enumerable.Range(0, text.Length).Any(i => IsEscape(text, i, escape, out _));

    private static bool IsEscape(string text, int place, char escape, out byte code)
    {
        code = 0;
        return text[place] == escape && place + 2 < text.Length
            && byte.TryParse(text.AsSpan(place + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
    }
}
