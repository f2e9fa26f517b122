using System.Globalization;
using System.Numerics;

namespace Djrill.Net.Events;

/// <summary>Reads a value as what it should be, or as null. Nothing in it throws, whatever the value is.</summary>
internal static class JsonValues
{
    /// <summary>Reads a scalar.</summary>
    /// <param name="utf8Json">One valid JSON value, or nothing.</param>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    /// <returns>A text, number or Boolean of .NET. Null for null, an object and a list.</returns>
    public static object? ReadScalar(ReadOnlySpan<byte> utf8Json, bool hasDecimals = true) => utf8Json.IsEmpty ? null : utf8Json[0] switch
    {
        (byte)'"' => JsonText.Decode(utf8Json[1..^1]),
        (byte)'t' => true,
        (byte)'f' => false,
        (byte)'{' or (byte)'[' or (byte)'n' => null,
        _ => JsonNumber.Read(utf8Json, hasDecimals),
    };

    /// <summary>Reads a value as <see cref="Text"/> does.</summary>
    /// <param name="utf8Json">One valid JSON value, or nothing.</param>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    public static string? ReadText(ReadOnlySpan<byte> utf8Json, bool hasDecimals = true) =>
        utf8Json is [(byte)'"', _, .. var rest] ? (rest.IsEmpty ? null : JsonText.Decode(utf8Json[1..^1])) : Text(ReadScalar(utf8Json, hasDecimals));

    /// <summary>Removes the blanks around a text; a blank one says nothing.</summary>
    public static string? Trim(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>Reads a text; an empty one says nothing, as everywhere on Mandrill's wire.</summary>
    public static string? Text(object? value) => AnyText(value) is { Length: > 0 } text ? text : null;

    /// <summary>
    /// Reads a text, an empty one too. A number stands as its text, since PHP mixes the two; but not one that is not finite,
    /// of which no digit is left, so that all of them would be the same id.
    /// </summary>
    public static string? AnyText(object? value) => value switch
    {
        string text => text,
        double number when !double.IsFinite(number) => null,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        string text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        string text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => Integer(value) switch { 0 => false, 1 => true, _ => null },
    };

    /// <summary>Reads a finite number.</summary>
    public static double? Number(object? value)
    {
        double? number = value switch
        {
            BigInteger integer => double.Parse(integer.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), // The conversion does not round.
            string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
            long integer => integer,
            decimal fraction => (double)fraction,
            double fraction => fraction,
            _ => null,
        };
        return number is { } found && double.IsFinite(found) ? found : null;
    }

    /// <summary>Reads a number that <see cref="decimal"/> holds, so that no digit of it is lost.</summary>
    public static decimal? Exact(object? value) => value switch
    {
        string text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
        double number => Math.Abs(number) < (double)decimal.MaxValue ? (decimal)number : null,
        BigInteger integer => integer >= (BigInteger)decimal.MinValue && integer <= (BigInteger)decimal.MaxValue ? (decimal)integer : null,
        long integer => integer,
        decimal fraction => fraction,
        _ => null,
    };

    /// <summary>Reads a whole number of 64 bits; 7.0 is one.</summary>
    public static long? Integer(object? value) =>
        Exact(value) is { } number && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;
}
