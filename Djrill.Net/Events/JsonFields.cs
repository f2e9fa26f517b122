using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Reads members by name. What is absent or of a wrong type, the object itself included, is null or empty.</summary>
internal static class JsonFields
{
    public static string? Text(this JObject? json, string name) => JsonValues.Text(json?[name]);

    public static bool? Flag(this JObject? json, string name) => JsonValues.Flag(json?[name]);

    public static double? Number(this JObject? json, string name) => JsonValues.Number(json?[name]);

    public static long? Integer(this JObject? json, string name) => JsonValues.Integer(json?[name]);

    public static DateTimeOffset? Timestamp(this JObject? json, string name) => JsonTimes.Timestamp(json?[name]);

    public static DateTimeOffset? Date(this JObject? json, string name) => JsonTimes.Date(json?[name]);

    /// <summary>An object without members says nothing: PHP has no difference between it and an empty list.</summary>
    public static JObject? Object(this JObject? json, string name) => json?[name] is JObject { Count: > 0 } value ? value : null;

    public static IReadOnlyList<JToken> Elements(this JObject? json, string name) => Elements(json?[name]);

    /// <summary>The elements of a list. PHP writes a list with a gap as an object with numbers for names.</summary>
    public static IReadOnlyList<JToken> Elements(JToken? token) => token switch
    {
        JArray list => [.. list],
        JObject list when list.Properties().All(static element => element.Name.Length > 0 && element.Name.All(char.IsAsciiDigit)) => [.. list.PropertyValues()],
        _ => [],
    };

    public static IReadOnlyList<string> Texts(this JObject? json, string name) =>
        [.. json.Elements(name).Select(JsonValues.Text).OfType<string>()];

    public static IReadOnlyList<T> Objects<T>(this JObject? json, string name, Func<JObject, T> read) =>
        [.. json.Elements(name).OfType<JObject>().Where(static element => element.Count > 0).Select(read)];
}
