using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Reads a value as what it should be, or as null. Nothing in it throws, whatever the value is.</summary>
internal static class JsonValues
{
    /// <summary>Reads a text; an empty one says nothing, as everywhere on Mandrill's wire.</summary>
    public static string? Text(JToken? token) => AnyText(token) is { Length: > 0 } text ? text : null;

    /// <summary>
    /// Reads a text, an empty one too. A number stands as its text, since PHP mixes the two; but not one that is not finite,
    /// of which no digit is left, so that all of them would be the same id.
    /// </summary>
    public static string? AnyText(JToken? token) => (token as JValue)?.Value switch
    {
        string text => text,
        double number when !double.IsFinite(number) => null,
        float number when !float.IsFinite(number) => null,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static bool? Flag(JToken? token) => (token as JValue)?.Value switch
    {
        bool flag => flag,
        string text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        string text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => Integer(token) switch { 0 => false, 1 => true, _ => null },
    };

    /// <summary>Reads a finite number.</summary>
    public static double? Number(JToken? token)
    {
        double? number = (token as JValue)?.Value switch
        {
            BigInteger integer => (double)integer,
            string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
            { } value when IsNumber(value) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        return number is { } found && double.IsFinite(found) ? found : null;
    }

    /// <summary>Reads a number that <see cref="decimal"/> holds, so that no digit of it is lost.</summary>
    public static decimal? Exact(JToken? token) => (token as JValue)?.Value switch
    {
        string text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
        float or double => Number(token) is { } number && Math.Abs(number) < (double)decimal.MaxValue ? (decimal)number : null,
        BigInteger integer => integer >= (BigInteger)decimal.MinValue && integer <= (BigInteger)decimal.MaxValue ? (decimal)integer : null,
        { } value when IsNumber(value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Reads a whole number of 64 bits; 7.0 is one.</summary>
    public static long? Integer(JToken? token) =>
        Exact(token) is { } number && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    /// <summary>Whether a value of a tree is a number of .NET. A tree from the wire has but three types of them, one from a test any.</summary>
    private static bool IsNumber(object value) =>
        value is IConvertible number && number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal;
}
