using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using Newtonsoft.Json;

namespace Djrill.Net.Events;

/// <summary>
/// Reads JSON numbers: whole numbers with all digits, fractions as <see cref="decimal"/> if that represents them exactly, or else as
/// <see cref="double"/>.
/// </summary>
internal static class JsonNumber
{
    /// <summary>The characters of the longest whole number that Newtonsoft reads. A longer one is beyond <see cref="double"/>.</summary>
    private const int MaxIntegerLength = 380;

    /// <summary>The digits that <see cref="decimal"/> always represents, and its most decimal places.</summary>
    private const int DecimalDigits = 28;

    private static readonly SearchValues<byte> Starts = SearchValues.Create("\"-0123456789"u8);

    private static readonly SearchValues<byte> Characters = SearchValues.Create("+-.0123456789Ee"u8);

    /// <summary>Reads a number.</summary>
    /// <param name="number">Its characters.</param>
    /// <param name="hasDecimals">False if each fraction is to be a <see cref="double"/>.</param>
    /// <returns>
    /// A <see cref="long"/>, <see cref="BigInteger"/>, <see cref="decimal"/> or <see cref="double"/>. The last may be infinite.
    /// </returns>
    public static object Read(ReadOnlySpan<byte> number, bool hasDecimals = true)
    {
        if (IsFraction(number) ? hasDecimals && FitsDecimal(number) : number.Length <= MaxIntegerLength)
        {
            return IsFraction(number) ? ReadDecimal(number) : ReadInteger(number);
        }

        return double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Returns whether <see cref="decimal"/> represents each fraction of a valid JSON value exactly.</summary>
    public static bool AllFitDecimal(ReadOnlySpan<byte> utf8Json)
    {
        while (utf8Json.IndexOfAny(Starts) is >= 0 and var start)
        {
            utf8Json = utf8Json[start..];
            var length = utf8Json[0] == '"' ? utf8Json.SkipText(0) : utf8Json.IndexOfAnyExcept(Characters);
            var token = length < 0 ? utf8Json : utf8Json[..length];
            if (token[0] != '"' && IsFraction(token) && !FitsDecimal(token))
            {
                return false;
            }

            utf8Json = utf8Json[token.Length..];
        }

        return true;
    }

    /// <summary>Returns whether Newtonsoft reads the number as a fraction: by its form, whatever its value.</summary>
    private static bool IsFraction(ReadOnlySpan<byte> number) => number.ContainsAny((byte)'.', (byte)'e', (byte)'E');

    private static object ReadInteger(ReadOnlySpan<byte> number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? (object)integer // Not converted to the other type.
            : BigInteger.Parse(Encoding.ASCII.GetString(number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a fraction that fits. If it ends in zeros beyond the last decimal place, the framework keeps all places and Newtonsoft mostly
    /// fewer, so Newtonsoft reads it.
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

    private static bool FitsDecimal(ReadOnlySpan<byte> fraction)
    {
        var mantissa = fraction.TrimStart((byte)'-');
        var exponent = 0;
        if (mantissa.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var mark)
        {
            var power = mantissa[(mark + 1)..].TrimStart((byte)'+');
            mantissa = mantissa[..mark];
            if (!Utf8Parser.TryParse(power, out exponent, out _) || mantissa[0] == '0')
            {
                // The exponent is beyond all numbers, or Newtonsoft misreads the number: zeros in front and an exponent behind.
                return false;
            }
        }

        var first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return true; // Zero.
        }

        var point = mantissa.IndexOf((byte)'.');
        var integerLength = point < 0 ? mantissa.Length : point;
        var highest = Power(first);
        var lowest = Power(mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9'));
        return highest < DecimalDigits && lowest >= -DecimalDigits && highest - lowest < DecimalDigits;

        // The power of ten of a digit. After the point, the point itself takes one place.
        long Power(int place) => integerLength - place - (place < integerLength ? 1 : 0) + (long)exponent;
    }
}
