using System.Globalization;

namespace Djrill.Net.Events;

/// <summary>
/// Converts JSON values to the types of the event properties. The methods return null for values of other types, and never throw an
/// exception.
/// </summary>
internal static class JsonValues
{
    /// <summary>Reads a string, a number or a Boolean.</summary>
    /// <param name="utf8Json">One valid JSON value, or an empty span.</param>
    /// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>; see <see cref="JsonNumber.Read"/>.</param>
    /// <returns>The value. Null for a JSON null, an object, a list, or an empty span.</returns>
    public static object? ReadScalar(ReadOnlySpan<byte> utf8Json, bool hasDecimals = true) => utf8Json.At(0) switch
    {
        '"' => JsonText.Decode(utf8Json[1..^1]),
        't' => true,
        'f' => false,
        '{' or '[' or 'n' or '\0' => null,
        _ => JsonNumber.Read(utf8Json, hasDecimals),
    };

    /// <summary>Reads a value and converts it to a string; see <see cref="Text"/>.</summary>
    /// <param name="utf8Json">One valid JSON value, or an empty span.</param>
    /// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>; see <see cref="JsonNumber.Read"/>.</param>
    public static string? ReadText(ReadOnlySpan<byte> utf8Json, bool hasDecimals = true) => Text(ReadScalar(utf8Json, hasDecimals));

    /// <summary>Removes leading and trailing white space. Returns null if no other characters are present.</summary>
    public static string? Trim(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>
    /// Converts a value to a string. Returns null for an empty string, because Mandrill sends an empty string for an absent value.
    /// </summary>
    public static string? Text(object? value) => AnyText(value) is { Length: > 0 } text ? text : null;

    /// <summary>
    /// Converts a string or a number to a string, which may be empty. Numbers are accepted because PHP may write a string as a number.
    /// </summary>
    /// <returns>
    /// The string. Null for other values and for an infinite number, because different large ids would become the same string.
    /// </returns>
    public static string? AnyText(object? value) => value switch
    {
        string text => text,
        double number when !double.IsFinite(number) => null,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Converts true, false, 1, 0, or a string with one of these values to a Boolean.</summary>
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

    /// <summary>Converts a value to a 64-bit integer. A fraction such as 7.0 is an integer too.</summary>
    public static long? Integer(object? value) =>
        Exact(value) is >= long.MinValue and <= long.MaxValue and var number && decimal.IsInteger(number) ? (long)number : null;
}
