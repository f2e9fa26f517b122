using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>
/// Reads JSON with Newtonsoft's own reader, which an event's tree is held to. That reads all fractions of a JSON text as one type, so
/// each number goes through it as a text, and is then read by itself.
/// </summary>
internal static partial class EventReference
{
    /// <summary>Stands in front of a number. No event has it.</summary>
    private const string Mark = "a98b1f0e-number:";

    private const int DecimalDigits = 28;

    /// <summary>Reads each fraction as <see cref="decimal"/> where that holds it.</summary>
    public static JToken Parse(string json) => Parse(json, Number);

    /// <summary>Reads all fractions as <see cref="double"/>, as keys do where one of them fits no <see cref="decimal"/>.</summary>
    public static JToken ParseDoubles(string json) => Parse(json, static number => IsFraction(number) ? Double(number) : Number(number));

    /// <summary>Whether a fraction, in a member of a repeated name too, fits no <see cref="decimal"/>.</summary>
    public static bool HasDouble(string json) =>
        TextsAndNumbers().Matches(json).Any(static found => found.Value[0] != '"' && IsFraction(found.Value) && !FitsDecimal(found.Value));

    /// <summary>Writes down all that a tree is: order, depth, names, kinds, and values with their types.</summary>
    public static string Show(JToken token) => string.Join(' ', ((JContainer)token).DescendantsAndSelf()
        .Select(item => $"{(item as JProperty)?.Name} {item.Type} {item.AncestorsAndSelf().TakeWhile(ancestor => ancestor != token).Count()} {(item as JValue)?.Value?.GetType().Name} {(item as JValue)?.ToString(Formatting.None)}"));

    private static JToken Parse(string json, Func<string, object> read)
    {
        var marked = TextsAndNumbers().Replace(json, static found => found.Value[0] == '"' ? found.Value : $"\"{Mark}{found.Value}\"");
        using var reader = new JsonTextReader(new StringReader(marked)) { DateParseHandling = DateParseHandling.None };
        var token = JToken.Load(reader);
        if (token is JValue value)
        {
            Unmark(value, read);
        }

        foreach (var inner in (token as JContainer)?.Descendants().OfType<JValue>() ?? [])
        {
            Unmark(inner, read);
        }

        return token;
    }

    private static void Unmark(JValue value, Func<string, object> read)
    {
        if (value.Value is string text && text.StartsWith(Mark, StringComparison.Ordinal))
        {
            value.Value = read(text[Mark.Length..]);
        }
    }

    private static object Number(string number)
    {
        if (IsFraction(number))
        {
            using var reader = new JsonTextReader(new StringReader(number));
            return FitsDecimal(number) ? reader.ReadAsDecimal()! : Double(number);
        }

        // Newtonsoft refuses longer ones.
        var whole = number.Length <= 380 ? BigInteger.Parse(number, CultureInfo.InvariantCulture) : default(BigInteger?);
        return whole is null ? Double(number) : whole >= long.MinValue && whole <= long.MaxValue ? (object)(long)whole : whole;
    }

    private static bool IsFraction(string number) => number.AsSpan().ContainsAny('.', 'e', 'E');

    private static double Double(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>Whether 28 digits before and behind the point hold the number. Newtonsoft misreads zeros in front and an exponent behind.</summary>
    private static bool FitsDecimal(string number)
    {
        var parts = number.TrimStart('-').ToUpperInvariant().Split('E');
        var exponent = 0;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || parts[0][0] == '0'))
        {
            return false;
        }

        var mantissa = parts[0].Split('.');
        var all = string.Concat(mantissa);
        var digits = all.Trim('0');
        var lowest = (long)exponent - (all.Length - mantissa[0].Length) + (all.Length - all.TrimEnd('0').Length);
        return digits.Length == 0 || (digits.Length <= DecimalDigits && lowest >= -DecimalDigits && lowest + digits.Length <= DecimalDigits);
    }

    [GeneratedRegex("""(?>"(?>[^"\\]+|\\.)*")|-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex TextsAndNumbers();
}
