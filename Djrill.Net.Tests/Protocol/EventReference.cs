using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Protocol;

/// <summary>Reads JSON with Newtonsoft's own reader, which an event's tree is held to.</summary>
internal static class EventReference
{
    public static JToken Parse(string json, bool fitsDecimal)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = fitsDecimal ? FloatParseHandling.Decimal : FloatParseHandling.Double,
        };
        return JToken.Load(reader);
    }

    /// <summary>Whether Newtonsoft can read a valid text: it refuses whole numbers of more than 380 characters.</summary>
    public static bool CanRead(string json)
    {
        try
        {
            Parse(json, fitsDecimal: false);
            return true;
        }
        catch (JsonReaderException)
        {
            return false;
        }
    }

    /// <summary>Writes down all that a tree is: order, depth, names, kinds, and values with their types.</summary>
    public static string Show(JToken token) => string.Join(' ', ((JContainer)token).DescendantsAndSelf()
        .Select(item => $"{(item as JProperty)?.Name} {item.Type} {item.AncestorsAndSelf().TakeWhile(ancestor => ancestor != token).Count()} {(item as JValue)?.Value?.GetType().Name} {(item as JValue)?.ToString(Formatting.None)}"));
}
