using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>Writes JSON as Mandrill's PHP does, byte for byte, because the signature covers every byte.</summary>
internal static class PhpJson
{
    /// <summary>Writes compact ASCII: <c>/</c> as <c>\/</c>, and each UTF-16 unit beyond ASCII as <c>\uXXXX</c> in lower case.</summary>
    public static string Write(JToken token)
    {
        using var text = new StringWriter();
        using var writer = new JsonTextWriter(text) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        token.WriteTo(writer);

        // Slashes occur only inside strings, and the writer escapes none.
        return text.ToString().Replace("/", @"\/", StringComparison.Ordinal);
    }

    /// <summary>Creates a map. PHP writes an empty map as <c>[]</c>.</summary>
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
