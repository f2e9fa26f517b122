using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>
/// What the documentation says of values: each reads one as what it should be, or as null. It is written after the
/// documentation of the properties, not after the package's readers, so that the two can be held to each other.
/// </summary>
internal static class Documented
{
    public static readonly Func<object?> NoElements = static () => Array.Empty<object?>();

    public static string? AnyText(JToken? token) => token?.Type switch
    {
        JTokenType.String => (string?)token,
        JTokenType.Integer => token.ToString(),
        JTokenType.Float when Number(token) is not null => Convert.ToString(((JValue)token).Value, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static string? Text(JToken? token) => AnyText(token) is { Length: > 0 } text ? text : null;

    public static string? Trimmed(JToken? token) => AnyText(token)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A number, or a text of one; not finite is none.</summary>
    public static object? Number(JToken? token)
    {
        var text = token?.Type is JTokenType.Integer or JTokenType.Float or JTokenType.String
            ? Convert.ToString(((JValue)token).Value, CultureInfo.InvariantCulture) : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    public static Func<JToken?, object?> NumberUpTo(double limit) => token => Number(token) is double number && Math.Abs(number) <= limit ? number : null;

    public static Func<JToken?, object?> WholeUpTo(decimal limit) => token =>
        Exact(token) is { } number && number % 1 == 0 && number >= -limit - 1 && number <= limit ? (long)number : null;

    public static object? Flag(JToken? token) =>
        token?.Type == JTokenType.Boolean ? (bool)token
        : AnyText(token)?.ToUpperInvariant() is "TRUE" ? true
        : AnyText(token)?.ToUpperInvariant() is "FALSE" ? false
        : Exact(token) switch { 0 => false, 1 => true, _ => null };

    /// <summary>The seconds since 1970, to the end of the year 9999.</summary>
    public static object? Time(JToken? token) => Exact(token) is { } seconds && seconds is >= 0 and <= 253402300799
        ? new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks((long)(seconds * 10_000_000)) : null;

    /// <summary>Mandrill's form of a date alone. Others are tried by tests of their own.</summary>
    public static object? Date(JToken? token) => DateTime.TryParseExact(
        Text(token)?.Trim(), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? new DateTimeOffset(date, TimeSpan.Zero) : null;

    public static object? PostalCode(JToken? token) => Text(token) is "-" ? null : Text(token);

    /// <summary>Reads a word of Mandrill's as the member of an enumeration.</summary>
    public static Func<JToken?, object?> Words(params (string Word, string Member)[] words) =>
        token => words.FirstOrDefault(word => word.Word == Text(token)).Member;

    private static decimal? Exact(JToken? token) => token switch
    {
        JValue { Type: JTokenType.Integer or JTokenType.String } value => Exact(Convert.ToString(value.Value, CultureInfo.InvariantCulture)),
        JValue { Value: decimal number } => number,
        JValue { Value: double number } => Exact(number.ToString("G15", CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static decimal? Exact(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
