using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using Newtonsoft.Json;

namespace Djrill.Net.Events;

/// <summary>Reads JSON numbers: whole ones with all digits, fractions as <see cref="decimal"/> where that holds them, else as <see cref="double"/>.</summary>
internal static class JsonNumber
{
    /// <summary>The longest integer that Newtonsoft reads, in characters. A longer one is beyond <see cref="double"/>.</summary>
    private const int MaxIntegerLength = 380;

    /// <summary>The digits that <see cref="decimal"/> always holds, and the places it has behind the point.</summary>
    private const int DecimalDigits = 28;

    private static readonly SearchValues<byte> Starts = SearchValues.Create("\"-0123456789"u8);

    private static readonly SearchValues<byte> Characters = SearchValues.Create("+-.0123456789Ee"u8);

    /// <summary>Reads a number.</summary>
    /// <param name="number">Its digits.</param>
    /// <param name="hasDecimals">False if fractions are to be <see cref="double"/> all.</param>
    /// <returns>A <see cref="long"/>, <see cref="BigInteger"/>, <see cref="decimal"/> or <see cref="double"/>; the last may be infinite.</returns>
    public static object Read(ReadOnlySpan<byte> number, bool hasDecimals = true)
    {
        if (!IsInteger(number))
        {
            return hasDecimals && IsFraction(number) && FitsDecimal(number)
                ? ReadDecimal(number)
                : double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? (object)integer // Not converted to the other type.
            : BigInteger.Parse(Encoding.ASCII.GetString(number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Whether <see cref="decimal"/> holds the number's value exactly. True of every integer: those become
    /// <see cref="long"/> or <see cref="BigInteger"/>.
    /// </summary>
    public static bool FitsDecimal(ReadOnlySpan<byte> number)
    {
        var isShort = number.Length <= DecimalDigits && !number.ContainsAnyInRange((byte)'E', (byte)'e');
        if (isShort || !IsFraction(number))
        {
            return true;
        }

        var mantissa = number;
        var exponent = 0;
        if (number.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var mark)
        {
            mantissa = number[..mark];
            var power = number[(mark + 1)..].TrimStart((byte)'+');
            if (!Utf8Parser.TryParse(power, out exponent, out _) || mantissa.TrimStart((byte)'-')[0] == '0')
            {
                // Beyond all numbers, or of a form that Newtonsoft misreads: zeros in front and an exponent behind.
                return false;
            }
        }

        return FitsDecimal(mantissa.TrimStart((byte)'-'), exponent);
    }

    /// <summary>Whether <see cref="decimal"/> holds each fraction of a valid JSON value to the last digit.</summary>
    public static bool AllFitDecimal(ReadOnlySpan<byte> utf8Json)
    {
        while (utf8Json.IndexOfAny(Starts) is >= 0 and var start)
        {
            utf8Json = utf8Json[start..];
            if (utf8Json[0] == '"')
            {
                utf8Json = utf8Json[JsonScanner.SkipText(utf8Json, 0)..];
                continue;
            }

            var end = utf8Json.IndexOfAnyExcept(Characters);
            var number = end < 0 ? utf8Json : utf8Json[..end];
            if (!FitsDecimal(number))
            {
                return false;
            }

            utf8Json = utf8Json[number.Length..];
        }

        return true;
    }

    /// <summary>Whether the number is kept as <see cref="long"/> or <see cref="BigInteger"/>.</summary>
    private static bool IsInteger(ReadOnlySpan<byte> number) => number.Length <= MaxIntegerLength && !IsFraction(number);

    /// <summary>Whether Newtonsoft takes the number for a fraction: by its form, whatever its value.</summary>
    private static bool IsFraction(ReadOnlySpan<byte> number) => number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0;

    /// <summary>
    /// Reads a fraction that fits. Where it ends in zeros beyond the last place of <see cref="decimal"/>, the framework keeps
    /// all places and Newtonsoft mostly fewer: such a number is left to Newtonsoft.
    /// </summary>
    private static decimal ReadDecimal(ReadOnlySpan<byte> number)
    {
        var value = decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (value.Scale < DecimalDigits)
        {
            return value;
        }

        using var reader = new JsonTextReader(new StringReader(Encoding.ASCII.GetString(number)));
        return reader.ReadAsDecimal() ?? value;
    }

    private static bool FitsDecimal(ReadOnlySpan<byte> mantissa, long exponent)
    {
        var point = mantissa.IndexOf((byte)'.');
        var integerLength = point < 0 ? mantissa.Length : point;
        var first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        var last = mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return true; // Zero.
        }

        var highest = Power(first) + exponent;
        var lowest = Power(last) + exponent;
        return highest < DecimalDigits && lowest >= -DecimalDigits && highest - lowest < DecimalDigits;

        // The power of ten of the digit at a place; behind the point the point itself takes one place.
        long Power(int place) => place < integerLength ? integerLength - 1 - place : integerLength - place;
    }
}
