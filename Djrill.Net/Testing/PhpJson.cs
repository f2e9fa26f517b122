using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>Writes exactly the JSON that Mandrill's PHP code writes, because the signature covers every byte.</summary>
internal static class PhpJson
{
    /// <summary>
    /// Writes compact ASCII. <c>/</c> is written as <c>\/</c>, and each non-ASCII UTF-16 unit as <c>\uXXXX</c> in lower case.
    /// </summary>
    public static string Write(JToken token)
    {
        using var text = new StringWriter();
        using var writer = new JsonTextWriter(text) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        token.WriteTo(writer);

        // The writer does not escape slashes. Slashes occur only inside strings.
        return text.ToString().Replace("/", @"\/", StringComparison.Ordinal);
    }

    /// <summary>Creates an object, or an empty array without entries, because PHP writes an empty map as <c>[]</c>.</summary>
    public static JContainer Map(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var map = new JObject();
        foreach (var (name, value) in entries)
        {
            map[name] = value;
        }

        return map.Count == 0 ? new JArray() : map;
    }
}
