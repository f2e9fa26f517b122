using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using Newtonsoft.Json;

namespace Djrill.Net.Events;

/// <summary>
/// Reads JSON numbers. Whole numbers keep all digits. A fraction is a <see cref="decimal"/> if <see cref="decimal"/> represents it exactly,
/// or else a <see cref="double"/>.
/// </summary>
internal static class JsonNumber
{
    /// <summary>
    /// The maximum length of a whole number that Newtonsoft reads. Longer numbers exceed the range of <see cref="double"/>.
    /// </summary>
    private const int MaxIntegerLength = 380;

    /// <summary>
    /// The number of digits that <see cref="decimal"/> always represents exactly. It is also the maximum number of decimal places.
    /// </summary>
    private const int DecimalDigits = 28;

    private static readonly SearchValues<byte> Starts = SearchValues.Create("\"-0123456789"u8);

    private static readonly SearchValues<byte> Characters = SearchValues.Create("+-.0123456789Ee"u8);

    /// <summary>Reads a number.</summary>
    /// <param name="number">The characters of the number.</param>
    /// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>.</param>
    /// <returns>
    /// A <see cref="long"/>, <see cref="BigInteger"/>, <see cref="decimal"/> or <see cref="double"/>. A <see cref="double"/> may be
    /// infinite.
    /// </returns>
    public static object Read(ReadOnlySpan<byte> number, bool hasDecimals = true)
    {
        if (IsFraction(number) ? hasDecimals && FitsDecimal(number) : number.Length <= MaxIntegerLength)
        {
            return IsFraction(number) ? ReadDecimal(number) : ReadInteger(number);
        }

        return double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Returns whether <see cref="decimal"/> represents every fraction in a valid JSON value exactly.</summary>
    public static bool AllFitDecimal(ReadOnlySpan<byte> utf8Json)
    {
        while (utf8Json.IndexOfAny(Starts) is >= 0 and var start)
        {
            utf8Json = utf8Json[start..];
            var length = utf8Json[0] == '"' ? utf8Json.SkipString(0) : utf8Json.IndexOfAnyExcept(Characters);
            var token = length < 0 ? utf8Json : utf8Json[..length];
            if (token[0] != '"' && IsFraction(token) && !FitsDecimal(token))
            {
                return false;
            }

            utf8Json = utf8Json[token.Length..];
        }

        return true;
    }

    /// <summary>Returns whether Newtonsoft reads the number as a fraction. The notation decides: 1.0 and 1e3 are fractions.</summary>
    private static bool IsFraction(ReadOnlySpan<byte> number) => number.ContainsAny((byte)'.', (byte)'e', (byte)'E');

    private static object ReadInteger(ReadOnlySpan<byte> number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? (object)integer // Without the cast, C# would convert the value to BigInteger.
            : BigInteger.Parse(Encoding.ASCII.GetString(number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a fraction that fits <see cref="decimal"/>. Newtonsoft reads fractions with many decimal places, because it may keep fewer
    /// trailing zeros than .NET.
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
                // The exponent is out of range, or the number has a leading zero and an exponent. Newtonsoft misreads such numbers.
                return false;
            }
        }

        var first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return true; // The number is zero.
        }

        var point = mantissa.IndexOf((byte)'.');
        var integerLength = point < 0 ? mantissa.Length : point;
        var highest = Power(first);
        var lowest = Power(mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9'));
        return highest < DecimalDigits && lowest >= -DecimalDigits && highest - lowest < DecimalDigits;

        // Gets the power of ten of the digit at an index. After the decimal point, the index also counts the point.
        long Power(int place) => integerLength - place - (place < integerLength ? 1 : 0) + (long)exponent;
    }
}
