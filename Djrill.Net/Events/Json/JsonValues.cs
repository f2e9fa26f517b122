using System.Globalization;

namespace Djrill.Net.Events;

/// <summary>Converts a value to the type that it should have, or to null. No value causes an exception.</summary>
internal static class JsonValues
{
    /// <summary>Reads a scalar.</summary>
    /// <param name="utf8Json">One valid JSON value, or nothing.</param>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    /// <returns>A string, a number or a Boolean. Null for null, an object, a list, and nothing.</returns>
    public static object? ReadScalar(ReadOnlySpan<byte> utf8Json, bool hasDecimals = true) => utf8Json.At(0) switch
    {
        '"' => JsonText.Decode(utf8Json[1..^1]),
        't' => true,
        'f' => false,
        '{' or '[' or 'n' or '\0' => null,
        _ => JsonNumber.Read(utf8Json, hasDecimals),
    };

    /// <summary>Reads a value as <see cref="Text"/> does.</summary>
    /// <param name="utf8Json">One valid JSON value, or nothing.</param>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    public static string? ReadText(ReadOnlySpan<byte> utf8Json, bool hasDecimals = true) => Text(ReadScalar(utf8Json, hasDecimals));

    /// <summary>Removes the blanks around a string. A blank string becomes null.</summary>
    public static string? Trim(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>Converts a value to a string. An empty string becomes null: Mandrill sends it for an absent value.</summary>
    public static string? Text(object? value) => AnyText(value) is { Length: > 0 } text ? text : null;

    /// <summary>Converts a value to a string, which may be empty. PHP mixes numbers and strings, so a number becomes its text.</summary>
    /// <returns>Null for other values, and for an infinite number: it has lost its digits, so all such ids would be equal.</returns>
    public static string? AnyText(object? value) => value switch
    {
        string text => text,
        double number when !double.IsFinite(number) => null,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Converts true, false, 1, 0 and their texts to a Boolean.</summary>
    public static bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        string text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        string text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => Integer(value) switch { 0 => false, 1 => true, _ => null },
    };

    /// <summary>Converts a value to a finite number.</summary>
    public static double? Number(object? value)
    {
        var number = value switch
        {
            long integer => integer,
            decimal fraction => (double)fraction,
            _ => double.TryParse(AnyText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN,
        };
        return double.IsFinite(number) ? number : null;
    }

    /// <summary>Converts a value to a <see cref="decimal"/>, which keeps all digits.</summary>
    public static decimal? Exact(object? value) => value switch
    {
        long integer => integer,
        decimal fraction => fraction,
        double number => Math.Abs(number) < (double)decimal.MaxValue ? (decimal)number : null,
        _ => decimal.TryParse(AnyText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
    };

    /// <summary>Converts a value to a whole number of 64 bits. 7.0 is a whole number.</summary>
    public static long? Integer(object? value) =>
        Exact(value) is >= long.MinValue and <= long.MaxValue and var number && decimal.IsInteger(number) ? (long)number : null;
}
