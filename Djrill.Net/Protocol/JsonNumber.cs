using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;

namespace Djrill.Net.Protocol;

/// <summary>Tells what becomes of a JSON number in Newtonsoft's hands.</summary>
internal static class JsonNumber
{
    /// <summary>The longest integer that Newtonsoft reads, in characters. A longer one is beyond <see cref="double"/>.</summary>
    private const int MaxIntegerLength = 380;

    /// <summary>The digits that <see cref="decimal"/> always holds, and the places it has behind the point.</summary>
    private const int DecimalDigits = 28;

    /// <summary>Whether the number is kept as <see cref="long"/> or <see cref="System.Numerics.BigInteger"/>.</summary>
    public static bool IsInteger(ReadOnlySpan<byte> number) => number.Length <= MaxIntegerLength && !IsFraction(number);

    /// <summary>Whether the number keeps a value that can be told from others. An empty span is no number.</summary>
    public static bool IsFinite(ReadOnlySpan<byte> number) =>
        number.Length > 0 && (IsInteger(number) || double.IsFinite(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)));

    /// <summary>Whether Newtonsoft takes the number for a fraction: by its form, whatever its value.</summary>
    public static bool IsFraction(ReadOnlySpan<byte> number) => number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0;

    /// <summary>
    /// Whether <see cref="decimal"/> holds the number's value exactly. True of every integer: those become
    /// <see cref="long"/> or <see cref="System.Numerics.BigInteger"/>.
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

    /// <summary>
    /// Reads a fraction that fits. Where it ends in zeros beyond the last place of <see cref="decimal"/>, the framework keeps
    /// all places and Newtonsoft mostly fewer: such a number is left to Newtonsoft.
    /// </summary>
    public static decimal ReadDecimal(ReadOnlySpan<byte> number)
    {
        var value = decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (value.Scale < DecimalDigits)
        {
            return value;
        }

        using var reader = new JsonTextReader(new StringReader(Encoding.ASCII.GetString(number)));
        return reader.ReadAsDecimal() ?? value;
    }

    /// <summary>Whether <see cref="decimal"/> holds each fraction of a valid JSON value to the last digit.</summary>
    public static bool FitDecimal(ReadOnlySpan<byte> utf8Json)
    {
        for (var reader = new Utf8JsonReader(utf8Json); reader.Read();)
        {
            if (reader.TokenType == JsonTokenType.Number && !FitsDecimal(reader.ValueSpan))
            {
                return false;
            }
        }

        return true;
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
